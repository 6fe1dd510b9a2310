import { describe, expect, it } from "vitest";
import { standingOf } from "../../src/domain/access.ts";
import type { Change, Row } from "../../src/domain/change.ts";
import { clockAt } from "../../src/domain/clock.ts";
import { ownId } from "../../src/domain/own-id.ts";
import { refusal } from "../../src/domain/refusal.ts";
import { rosterOf } from "../../src/domain/roster.ts";
import {
  CLASSES,
  idOf,
  NOW,
  PUPILS,
  smallSchool,
  STAFF,
  TODAY,
  YEAR,
} from "../support/small-school.ts";

const { rows } = smallSchool();
const ID = ownId(STAFF.oakTeacher, "0123456789ab");

function code(
  who: keyof typeof STAFF,
  t: string,
  k: string,
  f: Record<string, unknown>,
  school: readonly Row[] = rows,
): string {
  const change: Change = { id: idOf(`${t}${k}`), t, k, op: "set", f, h: clockAt(NOW), sv: 6 };
  const standing = standingOf(rosterOf(school), STAFF[who], TODAY, YEAR);
  return refusal(standing, change)?.code ?? "taken";
}

const EVERYONE = [
  "administrator",
  "head",
  "senco",
  "subjectLeader",
  "oakTeacher",
  "ashTeacher",
  "assistant",
  "governor",
  "leftTeacher",
] as const;
const answers = (ask: (who: (typeof EVERYONE)[number]) => string) => EVERYONE.map(ask).join(" ");

const taken = (who: keyof typeof STAFF) => ({
  accepted: TODAY,
  acceptedBy: STAFF[who],
  acceptedFor: STAFF[who],
});

const TAKEN = "taken";
const NOT_YOURS = "not-yours";
const NOT_SEEN = "not-seen";
const LEFT = "not-on-staff";

describe("who writes in meetings", () => {
  it("[ML1] nobody says of a closed meeting that it is not", () => {
    const close = (closed: boolean) =>
      code("oakTeacher", "meeting", `${CLASSES.oak}:${ID}`, { closed });
    expect([close(true), close(false)]).toEqual([TAKEN, "bad-value"]);
  });

  it("[MA2] a class's meeting: leadership and its own teachers, no assistant", () => {
    const meeting = (who: (typeof EVERYONE)[number]) =>
      code(who, "meeting", `${CLASSES.oak}:${ID}`, { state: "prepared" });
    expect(answers(meeting)).toBe(
      [TAKEN, TAKEN, TAKEN, TAKEN, TAKEN, NOT_SEEN, NOT_YOURS, NOT_SEEN, LEFT].join(" "),
    );
  });

  it("[MA2] a round is planned by administrators and senior leaders, a staff meeting by leadership", () => {
    expect(answers((who) => code(who, "meeting-round", ID, { name: "Autumn" }))).toBe(
      [TAKEN, TAKEN, NOT_YOURS, NOT_YOURS, NOT_YOURS, NOT_YOURS, NOT_YOURS, NOT_SEEN, LEFT].join(
        " ",
      ),
    );
    for (const [t, f] of [
      ["staff-meeting", { name: "Upper phase" }],
      ["staff-action", { what: "Share the number-line displays" }],
      ["curricular-target", { focus: "Finding evidence in a text" }],
    ] as const)
      expect(answers((who) => code(who, t, ID, f))).toBe(
        [TAKEN, TAKEN, TAKEN, TAKEN, NOT_YOURS, NOT_YOURS, NOT_YOURS, NOT_SEEN, LEFT].join(" "),
      );
  });

  it("[MA2] a phrase is a leader's to change, and a teacher's own", () => {
    const phrase = (who: (typeof EVERYONE)[number]) =>
      code(who, "phrase", ID, { words: "Reads to an adult daily" });
    expect(phrase("head")).toBe(TAKEN);
    expect(phrase("oakTeacher")).toBe(TAKEN);
    expect(phrase("ashTeacher")).toBe(NOT_YOURS);
    expect(phrase("assistant")).toBe(NOT_YOURS);
    expect(phrase("governor")).toBe(NOT_SEEN);
  });

  it("[MA2] entries follow who writes about the child, assistants where they judge", () => {
    const entry = (who: (typeof EVERYONE)[number], school: readonly Row[] = rows) =>
      code(who, "meeting-entry", `${PUPILS.amara}:x-maths`, { table: "good" }, school);
    expect(answers((who) => entry(who))).toBe(
      [TAKEN, TAKEN, TAKEN, TAKEN, TAKEN, NOT_SEEN, NOT_YOURS, NOT_SEEN, LEFT].join(" "),
    );
    const judging = rows.map((one) =>
      one.t === "school" ? { ...one, f: { ...one.f, assistantsMayJudge: true } } : one,
    );
    expect(entry("assistant", judging)).toBe(TAKEN);
  });

  it("[MA3] what became of an action is written by whoever sees it, what it says is not", () => {
    const k = `${CLASSES.oak}:${ID}`;
    const done = { state: "done", doneOn: TODAY, helped: "some", helpedOn: TODAY };
    expect(answers((who) => code(who, "meeting-action", k, done))).toBe(
      [TAKEN, TAKEN, TAKEN, TAKEN, TAKEN, NOT_SEEN, TAKEN, NOT_SEEN, LEFT].join(" "),
    );
    expect(code("assistant", "meeting-action", k, { ...done, what: "Something else" })).toBe(
      NOT_YOURS,
    );
    expect(code("ashTeacher", "staff-action", ID, { state: "done", doneOn: TODAY })).toBe(TAKEN);
    expect(code("ashTeacher", "staff-action", ID, { due: TODAY })).toBe(NOT_YOURS);
    expect(code("governor", "staff-action", ID, { state: "done" })).toBe(NOT_SEEN);
  });

  it("[MA17] that an action is done or dropped is said in one's own name, or in nobody's", () => {
    const k = `${CLASSES.oak}:${ID}`;
    const say = (who: "head" | "assistant", saidBy: string | null) =>
      code(who, "meeting-action", k, { state: "done", doneOn: TODAY, saidBy });
    expect(say("assistant", STAFF.assistant)).toBe(TAKEN);
    expect(say("head", STAFF.head)).toBe(TAKEN);
    expect(say("head", null)).toBe(TAKEN);
    expect(say("head", STAFF.assistant)).toBe(NOT_YOURS);
    expect(code("head", "staff-action", ID, { state: "dropped", saidBy: STAFF.senco })).toBe(
      NOT_YOURS,
    );
  });

  it("[MA4] that an action is taken on is said in one's own name, for oneself or as written down", () => {
    const k = `${CLASSES.oak}:${ID}`;
    const take = (who: "head" | "assistant", by: string | undefined, of: string) =>
      code(who, "meeting-action", k, {
        accepted: TODAY,
        acceptedFor: of,
        ...(by === undefined ? {} : { acceptedBy: by }),
      });
    expect(take("assistant", STAFF.assistant, STAFF.assistant)).toBe(TAKEN);
    expect(take("head", STAFF.head, STAFF.assistant)).toBe(TAKEN);
    expect(take("assistant", STAFF.assistant, STAFF.oakTeacher)).toBe(NOT_YOURS);
    expect(take("head", STAFF.assistant, STAFF.assistant)).toBe(NOT_YOURS);
    expect(take("head", undefined, STAFF.head)).toBe(NOT_YOURS);
    for (const field of [{ acceptedBy: STAFF.senco }, { acceptedFor: STAFF.senco }])
      expect(code("head", "staff-action", ID, field)).toBe(NOT_YOURS);
    expect(code("assistant", "meeting-action", k, { accepted: null, acceptedBy: null })).toBe(
      TAKEN,
    );
    expect(code("ashTeacher", "staff-action", ID, { ...taken("ashTeacher") })).toBe(TAKEN);
    expect(
      code("ashTeacher", "staff-action", ID, { ...taken("ashTeacher"), acceptedFor: "x" }),
    ).toBe(NOT_YOURS);
  });

  it("[MA14] [MV3] who made it stays: under another's name, or of another's row, `by` is refused", () => {
    for (const [t, k, f] of [
      ["meeting-action", `${CLASSES.oak}:`, { what: "Number facts" }],
      ["staff-action", "", { what: "Number facts" }],
      ["pupil-voice", `${PUPILS.amara}:`, { prompts: [] }],
    ] as const) {
      const [own, theirs] = [STAFF.head, STAFF.oakTeacher].map(
        (user) => `${k}${ownId(user, "0123456789ab")}`,
      ) as [string, string];
      expect(code("head", t, own, { ...f, by: STAFF.head })).toBe(TAKEN);
      expect(code("head", t, own, { ...f, by: STAFF.oakTeacher })).toBe(NOT_YOURS);
      expect(code("head", t, theirs, { ...f, by: STAFF.oakTeacher })).toBe(NOT_YOURS);
      expect(code("head", t, theirs, { ...f, by: STAFF.head })).toBe(NOT_YOURS);
      // What somebody else made is changed without a word on who made it.
      expect(code("head", t, theirs, f)).toBe(TAKEN);
    }
  });

  it("[CU5] how far a child got is said in one's own name", () => {
    const say = (by: string | undefined) =>
      code("oakTeacher", "curricular-target-pupil", `${PUPILS.amara}:${ID}`, {
        achieved: "must",
        on: TODAY,
        ...(by === undefined ? {} : { by }),
      });
    expect([STAFF.oakTeacher, STAFF.head, undefined].map(say)).toEqual([
      TAKEN,
      NOT_YOURS,
      NOT_YOURS,
    ]);
  });

  it("[MV1] whoever sees a child may write down a talk with them", () => {
    const talk = (who: (typeof EVERYONE)[number]) =>
      code(who, "pupil-voice", `${PUPILS.amara}:${ID}`, { on: TODAY });
    expect(answers(talk)).toBe(
      [TAKEN, TAKEN, TAKEN, TAKEN, TAKEN, NOT_SEEN, TAKEN, NOT_SEEN, LEFT].join(" "),
    );
  });
});
