import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { termsOf } from "../../src/domain/action-edit.ts";
import { agreeAction, changeAction } from "../../src/domain/action-edit.ts";
import { bringBack } from "../../src/domain/changed-fields.ts";
import {
  changeCurricularTarget,
  type CurricularTarget,
  curricularTargetOf,
  removeCurricularTarget,
  saveCurricularTarget,
} from "../../src/domain/curricular-target.ts";
import type { SetEdit } from "../../src/domain/edit.ts";
import {
  changeIntervention,
  type Intervention,
  interventionOf,
  saveIntervention,
} from "../../src/domain/intervention.ts";
import { type ActionTerms, meetingActionOf } from "../../src/domain/meeting-action.ts";
import {
  leaveOut,
  meetingEntryOf,
  moveEntry,
  putInMeeting,
} from "../../src/domain/meeting-entry.ts";
import {
  changeMeetingRound,
  type MeetingRound,
  meetingRoundOf,
  saveMeetingRound,
} from "../../src/domain/meeting-round.ts";
import { changeMeeting, type Meeting, meetingOf, saveMeeting } from "../../src/domain/meeting.ts";
import {
  changeStaffMeeting,
  saveStaffMeeting,
  type StaffMeeting,
  staffMeetingOf,
} from "../../src/domain/staff-meeting.ts";
import { afterEdits } from "../support/after-edits.ts";
import { CLASSES, PUPILS, rowOf, STAFF } from "../support/small-school.ts";

const round: MeetingRound = {
  id: "r",
  name: "Autumn meetings",
  year: 2026,
  point: "autumn",
  subjects: ["maths", "reading"],
  from: "2026-11-16",
  to: "2026-11-27",
  minutes: 45,
};
const meeting: Meeting = {
  id: "m",
  class: CLASSES.oak,
  round: "r",
  subjects: ["maths", "reading"],
  on: "2026-11-17",
  at: "14:30",
  minutes: 45,
  people: [STAFF.head, STAFF.oakTeacher],
  state: "planned",
};
const staffMeeting: StaffMeeting = {
  id: "s",
  round: null,
  kind: "phase",
  name: "Phase meeting",
  classes: [CLASSES.oak],
  subject: null,
  subjects: ["maths"],
  on: "2026-11-18",
  at: null,
  minutes: 60,
  people: [STAFF.head],
  state: "planned",
};
const action: ActionTerms = {
  id: "a",
  class: CLASSES.oak,
  meeting: "m",
  entries: [],
  children: [PUPILS.amara],
  subject: "maths",
  kind: "class",
  what: "Number facts",
  wave: null,
  intervention: null,
  owner: STAFF.assistant,
  ownerWords: null,
  due: "2026-12-11",
  made: "2026-11-17",
  by: STAFF.head,
  from: null,
};
const intervention: Intervention = {
  id: "i",
  name: "Phonics",
  wave: 2,
  subject: "reading",
  leads: null,
  from: "2026-10-05",
  to: "2026-12-18",
};
const target: CurricularTarget = {
  id: "t",
  year: 2026,
  halfTerm: 2,
  subject: "reading",
  focus: "Finding evidence",
  layers: [{ yearGroup: 4, must: "I can point", should: "I can say", could: "" }],
};

type Part<T> = Partial<T>;
type Kind<T> = {
  base: T;
  save: (of: T) => SetEdit;
  change: (before: T, after: T) => SetEdit[];
  read: (edits: readonly SetEdit[]) => unknown;
  /** What one person may change in one go. */
  parts: readonly Part<T>[];
};

function kind<T>(of: Kind<T>): Kind<unknown> {
  return of as unknown as Kind<unknown>;
}

const KINDS: Readonly<Record<string, Kind<unknown>>> = {
  round: kind<MeetingRound>({
    base: round,
    save: saveMeetingRound,
    change: changeMeetingRound,
    read: ([first, ...rest]) => meetingRoundOf(afterEdits(rowOf(first!), ...rest)),
    parts: [
      { name: "Meetings" },
      { point: "spring" },
      { subjects: ["maths"] },
      { from: "2026-11-18" },
      { to: "2026-12-04" },
      { minutes: 30 },
    ],
  }),
  meeting: kind<Meeting>({
    base: meeting,
    save: saveMeeting,
    change: changeMeeting,
    read: ([first, ...rest]) => meetingOf(afterEdits(rowOf(first!), ...rest)),
    parts: [
      { subjects: ["reading"] },
      { on: "2026-11-19", at: null },
      { minutes: 60 },
      { people: [STAFF.head] },
    ],
  }),
  "staff meeting": kind<StaffMeeting>({
    base: staffMeeting,
    save: saveStaffMeeting,
    change: changeStaffMeeting,
    read: ([first, ...rest]) => staffMeetingOf(afterEdits(rowOf(first!), ...rest)),
    parts: [
      { name: "Years 3 and 4" },
      { kind: "subject", subject: "maths" },
      { classes: [] },
      { on: "2026-11-19" },
      { people: [] },
    ],
  }),
  action: kind<ActionTerms>({
    base: action,
    save: (of) => agreeAction(of, false),
    change: changeAction,
    read: ([first, ...rest]) => {
      const now = meetingActionOf(afterEdits(rowOf(first!), ...rest));
      return now === undefined ? undefined : termsOf(now);
    },
    parts: [
      { what: "Times tables" },
      { due: "2026-12-18" },
      { owner: null, ownerWords: "The speech therapist" },
      { children: [PUPILS.amara, PUPILS.bo], entries: ["m-maths"] },
      { kind: "intervention", intervention: "i" },
      { wave: 2 },
    ],
  }),
  intervention: kind<Intervention>({
    base: intervention,
    save: saveIntervention,
    change: (before, after) => changeIntervention(before, after, []),
    read: ([first, ...rest]) => interventionOf(afterEdits(rowOf(first!), ...rest)),
    parts: [
      { name: "Sounds daily" },
      { leads: "Mrs Grey" },
      { from: "2026-10-12", to: null },
      { sessions: 20 },
      { cost: 24_000 },
    ],
  }),
  "curricular target": kind<CurricularTarget>({
    base: target,
    save: saveCurricularTarget,
    change: changeCurricularTarget,
    read: ([first, ...rest]) => curricularTargetOf(afterEdits(rowOf(first!), ...rest)),
    parts: [{ focus: "Reading aloud" }, { halfTerm: 3 }, { subject: "writing" }, { layers: [] }],
  }),
};

describe("forms of meetings and plans", () => {
  it("[ED1] [CU1] curricular target: two who write for two year groups, or two layers of one, keep both", () => {
    const [year4] = target.layers;
    const reception = { yearGroup: 0, must: "I can look", should: "", could: "" };
    const mine = changeCurricularTarget(target, { ...target, layers: [reception, year4!] });
    const layers = [{ ...year4!, should: "", could: "I can compare" }];
    const theirs = changeCurricularTarget(target, { ...target, layers });
    const both = { ...target, layers: [reception, ...layers] };
    for (const edits of [
      [...mine, ...theirs],
      [...theirs, ...mine],
    ])
      expect(curricularTargetOf(afterEdits(rowOf(saveCurricularTarget(target)), ...edits))).toEqual(
        both,
      );
  });

  for (const [name, { base, save, change, read, parts }] of Object.entries(KINDS)) {
    const having = (chosen: readonly unknown[]): unknown => Object.assign({}, base, ...chosen);

    it(`[ED1] ${name}: two people who change different things apart both keep what they changed`, () => {
      const split = fc.array(fc.constantFrom("mine", "theirs", "nobody's"), {
        minLength: parts.length,
        maxLength: parts.length,
      });
      fc.assert(
        fc.property(split, fc.boolean(), (whose, mineFirst) => {
          const of = (who: string) => parts.filter((_, at) => whose[at] === who);
          const mine = change(base, having(of("mine")));
          const theirs = change(base, having(of("theirs")));
          const both = mineFirst ? [...mine, ...theirs] : [...theirs, ...mine];
          expect(read([save(base), ...both])).toEqual(having([...of("mine"), ...of("theirs")]));
        }),
      );
    });

    it(`[ED1] ${name}: Undo takes back one’s own change and nobody else’s`, () => {
      const [mine, theirs] = [having([parts[0]]), having([parts[1]])];
      const steps = [...change(base, mine), ...change(base, theirs), ...change(mine, base)];
      expect(read([save(base), ...steps])).toEqual(theirs);
      expect(change(base, having([]))).toEqual([]);
    });
  }

  it("[ED1] the same ids in another order are no change", () => {
    expect(changeMeeting(meeting, { ...meeting, subjects: ["reading", "maths"] })).toEqual([]);
  });

  it("[ED1] what is brought back comes back as it is by now", () => {
    const gone = removeCurricularTarget("t");
    const steps = [
      gone,
      ...changeCurricularTarget(target, { ...target, focus: "Reading aloud" }),
      bringBack(gone),
    ];
    expect(curricularTargetOf(afterEdits(rowOf(saveCurricularTarget(target)), ...steps))).toEqual({
      ...target,
      focus: "Reading aloud",
    });
  });

  it("[ED1] [ME2] a child who is left out and brought back stays in the table somebody moved them to", () => {
    const put = rowOf(
      putInMeeting({ meeting, pupil: PUPILS.amara, subject: "maths", table: "slow" }),
    );
    const entry = meetingEntryOf(put)!;
    const row = afterEdits(
      put,
      leaveOut(entry, true),
      moveEntry(entry, "good"),
      leaveOut(entry, false),
    );
    expect(meetingEntryOf(row)?.table).toBe("good");
  });
});
