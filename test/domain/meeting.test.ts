import { describe, expect, it } from "vitest";
import type { SetEdit } from "../../src/domain/edit.ts";
import {
  beginEntry,
  ENTRY_TABLE_QUESTIONS,
  entryId,
  leaveOut,
  leaveOutSuggested,
  leftOutOf,
  meetingEntriesOf,
  meetingEntryOf,
  moveEntry,
  parkEntry,
  putInMeeting,
} from "../../src/domain/meeting-entry.ts";
import {
  isOver,
  type MeetingRound,
  meetingRoundOf,
  meetingRoundsOf,
  removeMeetingRound,
  roundAt,
  saveMeetingRound,
} from "../../src/domain/meeting-round.ts";
import { ENTRY_TABLES } from "../../src/domain/meeting-tables.ts";
import {
  type Meeting,
  meetingBefore,
  meetingOf,
  meetingsOf,
  removeMeeting,
  saveMeeting,
  stateMeeting,
  writeMeeting,
} from "../../src/domain/meeting.ts";
import { ownId } from "../../src/domain/own-id.ts";
import { TABLES } from "../../src/domain/schema.ts";
import {
  saveStaffMeeting,
  type StaffMeeting,
  staffMeetingOf,
  staffMeetingsOf,
  stateStaffMeeting,
} from "../../src/domain/staff-meeting.ts";
import { afterEdits } from "../support/after-edits.ts";
import { CLASSES, PUPILS, rowOf, STAFF } from "../support/small-school.ts";

const round = (id: string, from: string, to: string): MeetingRound => ({
  id,
  name: "Progress meetings",
  year: 2026,
  point: "autumn",
  subjects: ["reading", "maths"],
  from,
  to,
  minutes: 45,
});
const meeting = (id: string, on: string, more: Partial<Meeting> = {}): Meeting => ({
  id,
  class: CLASSES.oak,
  round: "r",
  subjects: ["maths"],
  on,
  at: null,
  minutes: 45,
  people: [STAFF.head, STAFF.oakTeacher],
  state: "closed",
  ...more,
});

describe("rounds", () => {
  it("[MR1] the round shown is the one under way, else the next, else the last", () => {
    const rounds = meetingRoundsOf(
      [
        round("b", "2026-11-16", "2026-11-27"),
        round("a", "2026-06-15", "2026-06-26"),
        round("c", "2027-03-01", "2027-03-12"),
      ].map((one) => rowOf(saveMeetingRound(one))),
    );
    expect(rounds.map(({ id }) => id)).toEqual(["c", "b", "a"]);
    expect(roundAt(rounds, "2026-11-20")?.id).toBe("b");
    expect(roundAt(rounds, "2026-11-27")?.id).toBe("b");
    expect(roundAt(rounds, "2026-11-28")?.id).toBe("c");
    expect(roundAt(rounds, "2027-04-01")?.id).toBe("c");
    expect(roundAt([], "2027-04-01")).toBeUndefined();
    expect(isOver(round("b", "2026-11-16", "2026-11-27"), "2026-11-27")).toBe(false);
  });

  it("[MR1] a round is never the wrong way round, and one that was removed is gone", () => {
    const set = rowOf(saveMeetingRound(round("b", "2026-11-27", "2026-11-16")));
    expect(meetingRoundOf(set)).toMatchObject({ from: "2026-11-16", to: "2026-11-27" });
    expect(meetingRoundOf(afterEdits(set, removeMeetingRound("b")))).toBeUndefined();
  });
});

describe("meetings", () => {
  it("[MR2] what is written is what is read, in the order they are held", () => {
    const rows = [
      meeting("late", "2026-11-17", { at: "15:30", state: "planned" }),
      meeting("early", "2026-11-17", { at: "09:00" }),
      meeting("before", "2026-11-16", { at: "15:30", round: null }),
    ].map((one) => rowOf(saveMeeting(one)));
    const [first, second, third] = meetingsOf(rows);
    expect([first?.id, second?.id, third?.id]).toEqual(["before", "early", "late"]);
    expect(third).toEqual(meeting("late", "2026-11-17", { at: "15:30", state: "planned" }));
    expect(writeMeeting({ on: "2026-11-17", at: "15:30" }, "2026-11-20")).toBe("Tue 17 Nov, 15:30");
    expect(writeMeeting({ on: "2026-11-17", at: null }, "2026-11-20")).toBe("Tue 17 Nov");
    const [row] = rows;
    expect(meetingOf(afterEdits(row!, stateMeeting(third!, "prepared")))?.state).toBe("prepared");
    expect(meetingOf(afterEdits(row!, removeMeeting(third!)))).toBeUndefined();
  });

  it("[ML1] a closed one stays closed, whatever a device that did not know writes later", () => {
    const [planned, prepared] = [
      meeting("m", "2026-11-17", { state: "planned" }),
      "prepared" as const,
    ];
    const closed = afterEdits(rowOf(saveMeeting(planned)), stateMeeting(planned, "closed"));
    for (const later of [
      stateMeeting(planned, prepared),
      saveMeeting({ ...planned, minutes: 60 }),
      removeMeeting(planned),
    ])
      expect(meetingOf(afterEdits(closed, later))?.state).toBe("closed");
  });

  it("[MR4] begins with the last closed one of the class, about a same subject if there is one", () => {
    const all = [
      meeting("summer", "2026-06-20"),
      meeting("half", "2026-10-10", { subjects: ["writing"] }),
      meeting("planned", "2026-11-01", { state: "planned" }),
      meeting("ash", "2026-11-02", { class: CLASSES.ash }),
      meeting("later", "2026-12-01"),
    ];
    const now = meeting("now", "2026-11-17", { state: "planned" });
    expect(meetingBefore(all, now)?.id).toBe("summer");
    expect(meetingBefore(all, { ...now, subjects: ["reading"] })?.id).toBe("half");
    expect(meetingBefore(all, meeting("first", "2026-06-01"))).toBeUndefined();
  });

  it("[MR5] a meeting of the staff has no place for a child in its tables", () => {
    const phase: StaffMeeting = {
      id: "s",
      round: "r",
      kind: "phase",
      name: "Years 3 and 4",
      classes: [CLASSES.oak, CLASSES.ash],
      subject: null,
      subjects: ["maths"],
      on: "2026-11-25",
      at: "15:45",
      minutes: 60,
      people: [STAFF.head],
      state: "planned",
    };
    const row = rowOf(saveStaffMeeting(phase));
    expect(staffMeetingOf(row)).toEqual(phase);
    expect(staffMeetingsOf([afterEdits(row, stateStaffMeeting("s", "closed"))])[0]?.state).toBe(
      "closed",
    );
    for (const t of ["staff-meeting", "staff-action"] as const) {
      expect(TABLES[t].key).not.toContain("pupil");
      expect(Object.keys(TABLES[t].fields)).not.toContain("children");
    }
  });
});

describe("entries", () => {
  const id = ownId(STAFF.head, "0123456789ab");
  const place = {
    meeting: { id, class: CLASSES.oak },
    pupil: PUPILS.amara,
    subject: "maths",
    table: "slow",
    why: " Slow. ",
  } as const;

  it("[ME1] two devices that put a child in apart have made one entry", () => {
    const teacher = putInMeeting({ ...place, table: "behind" });
    const leader = putInMeeting(place);
    expect(teacher.k).toBe(leader.k);
    expect(teacher.k).toBe(`${PUPILS.amara}:0123456789ab-maths`);
    expect(meetingEntryOf(rowOf(leader))).toEqual({
      id: entryId(id, "maths"),
      pupil: PUPILS.amara,
      class: CLASSES.oak,
      meeting: id,
      subject: "maths",
      table: "slow",
      why: "Slow.",
      parked: false,
    });
    expect(putInMeeting({ ...place, subject: "reading" }).k).not.toBe(leader.k);
    expect(entryId("m".repeat(64), "maths").length).toBeLessThanOrEqual(64);
  });

  it("[ME2] a child is moved, parked, left out and brought back, and the rule's sentence stays", () => {
    const row = rowOf(putInMeeting(place));
    const entry = meetingEntryOf(row)!;
    const moved = meetingEntryOf(afterEdits(row, moveEntry(entry, "good"), parkEntry(entry, true)));
    expect(moved).toMatchObject({ table: "good", parked: true, why: "Slow." });
    const out = afterEdits(row, leaveOut(entry, true));
    expect(meetingEntryOf(out)).toBeUndefined();
    expect([...leftOutOf([out], id)]).toEqual([row.k]);
    expect(meetingEntriesOf([afterEdits(out, leaveOut(entry, false))], id)).toHaveLength(1);
    expect(meetingEntriesOf([row], "another")).toEqual([]);
  });

  it("[ME2] what a rule suggests overrules nobody, however late it comes, and brings nobody back", () => {
    const begun = beginEntry(place);
    expect(meetingEntryOf(rowOf(begun))).toMatchObject({ table: "slow", why: "Slow." });
    const entry = { pupil: PUPILS.amara, id: entryId(id, "maths") };
    const after = (...edits: SetEdit[]) => afterEdits(rowOf(begun), ...edits);
    // A device that has not heard of it writes its first word, or takes all in.
    const behind = beginEntry({ ...place, table: "none", why: null });
    expect(meetingEntryOf(after(moveEntry(entry, "behind"), behind))?.table).toBe("behind");
    expect(meetingEntryOf(after(putInMeeting({ ...place, table: "good" }), behind))?.table).toBe(
      "good",
    );
    expect(meetingEntryOf(after(parkEntry(entry, true), behind))?.parked).toBe(true);
    expect(meetingEntryOf(after(leaveOut(entry, true), behind))).toBeUndefined();
    const only = leaveOutSuggested({ ...entry, ...place, class: CLASSES.oak, meeting: id });
    expect(meetingEntryOf(afterEdits(rowOf(only), behind))).toBeUndefined();
    expect(meetingEntryOf(afterEdits(rowOf(only), begun, leaveOut(entry, false)))?.table).toBe(
      "slow",
    );
  });

  it("[ME3] good progress stands first, and each table asks its question", () => {
    expect(ENTRY_TABLES[0]).toBe("good");
    expect(ENTRY_TABLES.map((table) => ENTRY_TABLE_QUESTIONS[table])).toEqual([
      "What made the difference?",
      "What may be in the way?",
      "What may be in the way?",
      "What is next?",
    ]);
  });
});
