import { describe, expect, it } from "vitest";
import {
  grantsOf,
  mayJudge,
  mayWriteAbout,
  roleOf,
  scaleOf,
  type Standing,
  standingOf,
} from "../../src/domain/access.ts";
import type { Change, Row } from "../../src/domain/change.ts";
import { clockAt } from "../../src/domain/clock.ts";
import { LEVELS } from "../../src/domain/levels-scale.ts";
import { ownId } from "../../src/domain/own-id.ts";
import { sayRefusal } from "../../src/domain/refusal-words.ts";
import { type Refusal, refusal } from "../../src/domain/refusal.ts";
import { rosterOf } from "../../src/domain/roster.ts";
import { ROLES, tableOf, type TableName } from "../../src/domain/schema.ts";
import { classScope, pupilScope, restrictedScope } from "../../src/domain/scope.ts";
import {
  CLASSES,
  idOf,
  NOW,
  PUPILS,
  row,
  smallSchool,
  STAFF,
  TODAY,
  YEAR,
} from "../support/small-school.ts";

const { rows } = smallSchool();
const standing = (user: string, more: readonly Row[] = [], today = TODAY): Standing =>
  standingOf(rosterOf([...rows, ...more]), user, today, YEAR);

const set = (
  t: string,
  k: string,
  f: Record<string, unknown>,
  more: Partial<Change> = {},
): Change => ({
  id: idOf(`${t}${k}`),
  t,
  k,
  op: "set",
  f,
  h: clockAt(NOW),
  sv: 1,
  ...more,
});
const add = (
  pupil: string,
  cell: string,
  v: string | null,
  more: Partial<Change> = {},
  entry = {},
): Change =>
  set(
    "attainment",
    `${pupil}:${YEAR}`,
    { [cell]: { v, how: "typed", prev: [], ...entry } },
    { op: "add", ...more },
  );
/** In one's own name, where the table asks for one and the test names nobody. */
const ownName = (who: Standing, change: Change): Change =>
  tableOf(change.t)?.signed === "always" && !("by" in change.f)
    ? { ...change, f: { ...change.f, by: who.user } }
    : change;
const code = (who: Standing, change: Change) => refusal(who, ownName(who, change))?.code ?? "taken";

const ALL_PUPILS = Object.values(PUPILS).map(pupilScope).sort();
const OAK = [PUPILS.amara, PUPILS.bo, PUPILS.zoeB, PUPILS.zoeK, PUPILS.ewan].map(pupilScope).sort();
const ASH = [PUPILS.freya, PUPILS.gil].map(pupilScope).sort();

describe("what a person may see", () => {
  const scopes = (user: string, more: readonly Row[] = []) => [...standing(user, more).grants.sees];
  const seen = (user: string, more: readonly Row[] = []) =>
    scopes(user, more)
      .filter((scope) => scope.startsWith("p:"))
      .sort();

  it.each([
    ["administrator", ALL_PUPILS],
    ["head", ALL_PUPILS],
    ["senco", ALL_PUPILS],
    ["subjectLeader", ALL_PUPILS],
    ["oakTeacher", OAK],
    ["ashTeacher", ASH],
    ["assistant", OAK],
  ] as const)("[AC1] the %s sees their children and the school", (who, scopes) => {
    expect(seen(STAFF[who])).toEqual(scopes);
    expect(standing(STAFF[who]).grants.sees.has("s")).toBe(true);
  });

  const EVERY_CLASS = Object.values(CLASSES).map(classScope).sort();
  const NEITHER = { leaders: false, classes: [] };
  it.each([
    ["administrator", { leaders: true, classes: EVERY_CLASS }],
    ["head", { leaders: true, classes: EVERY_CLASS }],
    ["senco", { leaders: true, classes: EVERY_CLASS }],
    ["subjectLeader", { leaders: true, classes: EVERY_CLASS }],
    ["oakTeacher", { leaders: false, classes: [classScope(CLASSES.oak)] }],
    // Oak of last year, too, was his; as with its children, that is over.
    ["ashTeacher", { leaders: false, classes: [classScope(CLASSES.ash)] }],
    ["assistant", { leaders: false, classes: [classScope(CLASSES.oak)] }],
    ["governor", NEITHER],
    ["leftTeacher", NEITHER],
  ] as const)(
    "[AC7] what is kept for leaders and about classes: the %s",
    (who, { leaders, classes }) => {
      const all = scopes(STAFF[who]);
      expect(all.includes("l")).toBe(leaders);
      expect(all.filter((scope) => scope.startsWith("c:")).sort()).toEqual(classes);
    },
  );

  it.each([
    ["administrator", { staff: true, restricted: [] }],
    ["head", { staff: true, restricted: Object.values(PUPILS).map(restrictedScope).sort() }],
    ["senco", { staff: true, restricted: Object.values(PUPILS).map(restrictedScope).sort() }],
    ["subjectLeader", { staff: true, restricted: [] }],
    ["oakTeacher", { staff: true, restricted: [] }],
    ["assistant", { staff: true, restricted: [] }],
    ["governor", { staff: false, restricted: [] }],
    ["leftTeacher", { staff: false, restricted: [] }],
  ] as const)("[AC8] what is the staff's, and what is restricted: the %s", (who, expected) => {
    const all = scopes(STAFF[who]);
    const restricted = all.filter((scope) => scope.startsWith("r:")).sort();
    expect({ staff: all.includes("t"), restricted }).toEqual(expected);
  });

  it("[AC7] leaders keep what is about a class that was removed, its adults do not", () => {
    const isOak = (one: Row) => one.t === "class" && one.k === CLASSES.oak;
    const roster = rosterOf(
      rows.map((one) => (isOak(one) ? { ...one, f: { ...one.f, removed: true } } : one)),
    );
    const oak = classScope(CLASSES.oak);
    expect(grantsOf(roster, STAFF.head, TODAY, YEAR).sees).toContain(oak);
    expect(grantsOf(roster, STAFF.oakTeacher, TODAY, YEAR).sees).not.toContain(oak);
  });

  it("[AC3] [AC7] a governor sees the school's arrangement, no child, nothing of leaders or classes", () => {
    expect(scopes(STAFF.governor)).toEqual(["s"]);
    const teaching = row("staff-class", `${STAFF.governor}:${CLASSES.oak}`, { as: "teacher" });
    expect(scopes(STAFF.governor, [teaching])).toEqual(["s"]);
  });

  it("[AC1] who has left, or is nobody here, sees nothing at all", () => {
    for (const user of [STAFF.leftTeacher, "u-stranger"]) {
      expect([...standing(user).grants.sees]).toEqual([]);
      expect([...standing(user).grants.judges]).toEqual([]);
      expect(standing(user).role).toBeUndefined();
    }
    expect(roleOf(rosterOf(rows), STAFF.leftTeacher, "2026-07-30")).toBe("teacher");
    expect(roleOf(rosterOf(rows), STAFF.leftTeacher, "2026-07-31")).toBeUndefined();
  });

  it("[AC1] a teacher keeps nobody of last year's class, and sees next year's already", () => {
    expect(seen(STAFF.ashTeacher)).not.toContain(pupilScope(PUPILS.amara));
    const next = [
      row("class", "c-2027-elm", { name: "Elm", year: 2027, yearGroups: [5], removed: false }),
      row("staff-class", `${STAFF.ashTeacher}:c-2027-elm`, { as: "teacher" }),
      row("membership", `${PUPILS.amara}:2027`, { class: "c-2027-elm", yearGroup: 5 }),
    ];
    expect(seen(STAFF.ashTeacher, next)).toContain(pupilScope(PUPILS.amara));
    expect(mayJudge(standing(STAFF.ashTeacher, next), PUPILS.amara, YEAR, "maths")).toBe(false);
  });

  it("[AC9] leadership and a child's teachers write about the child", () => {
    const may = (who: keyof typeof STAFF, more: readonly Row[] = []) =>
      mayWriteAbout(standing(STAFF[who], more), PUPILS.amara);
    for (const who of ["administrator", "head", "senco", "subjectLeader", "oakTeacher"] as const)
      expect(may(who)).toBe(true);
    for (const who of ["ashTeacher", "assistant", "governor", "leftTeacher"] as const)
      expect(may(who)).toBe(false);
    expect(may("assistant", [row("school", "school", { assistantsMayJudge: true })])).toBe(true);
  });

  it("[AC1] a removed class, or a teacher taken off it, gives nothing", () => {
    const roster = rosterOf(
      rows.map((one) =>
        one.t === "class" && one.k === CLASSES.oak
          ? { ...one, f: { ...one.f, removed: true } }
          : one,
      ),
    );
    expect([...grantsOf(roster, STAFF.oakTeacher, TODAY, YEAR).sees]).toEqual(["s", "t"]);
    const off = rosterOf(
      rows.map((one) =>
        one.k === `${STAFF.oakTeacher}:${CLASSES.oak}` ? { ...one, f: { as: null } } : one,
      ),
    );
    expect([...grantsOf(off, STAFF.oakTeacher, TODAY, YEAR).sees]).toEqual(["s", "t"]);
  });
});

describe("who may freeze", () => {
  const frozen = {
    name: "Autumn",
    note: "",
    at: NOW,
    by: STAFF.head,
    day: TODAY,
    year: YEAR,
    views: [],
    parts: 1,
    children: 0,
    waiting: 0,
    seenBy: [],
    versionOf: null,
  };
  const ofSchool = set("snapshot", "one", frozen);
  const ofOak = set("class-snapshot", `${CLASSES.oak}:one`, frozen);

  it.each([
    ["administrator", "taken", "taken"],
    ["head", "taken", "taken"],
    ["senco", "taken", "taken"],
    ["subjectLeader", "taken", "taken"],
    ["oakTeacher", "not-seen", "taken"],
    ["ashTeacher", "not-seen", "not-seen"],
    // As for judging: only where the school says so.
    ["assistant", "not-seen", "not-yours"],
    ["governor", "not-seen", "not-seen"],
    ["leftTeacher", "not-on-staff", "not-on-staff"],
  ] as const)("[SN2] the %s freezes the school: %s; Oak: %s", (who, school, oak) => {
    expect(code(standing(STAFF[who]), ofSchool)).toBe(school);
    expect(code(standing(STAFF[who]), ofOak)).toBe(oak);
  });

  it("[SN1] nothing is frozen by half", () => {
    const { note: _, ...half } = frozen;
    expect(code(standing(STAFF.head), set("snapshot", "one", half))).toBe("bad-shape");
  });

  it.each([
    ["head", "taken"],
    ["administrator", "taken"],
    ["senco", "not-yours"],
    ["oakTeacher", "not-yours"],
    ["governor", "not-yours"],
  ] as const)("[PC2] counts are published by leaders: the %s is %s", (who, answer) => {
    const taken = { counts: null, by: STAFF.head, on: TODAY, state: "withdrawn" };
    expect(code(standing(STAFF[who]), set("published-counts", "one", taken))).toBe(answer);
  });
});

describe("who may judge", () => {
  const judges = (user: string, more: readonly Row[] = []) =>
    code(standing(user, more), add(PUPILS.amara, "maths.autumn", "3S"));

  it.each([
    ["oakTeacher", "taken"],
    ["head", "taken"],
    ["ashTeacher", "not-seen"],
    ["assistant", "not-yours"],
    ["senco", "not-yours"],
    ["subjectLeader", "not-yours"],
    ["administrator", "not-yours"],
    ["governor", "not-seen"],
    ["leftTeacher", "not-on-staff"],
  ] as const)("[AC2] the %s on a child of Oak: %s", (who, answer) => {
    expect(judges(STAFF[who])).toBe(answer);
  });

  it("[AC2] an assistant judges where the school says so", () => {
    const school = rows.map((one) =>
      one.t === "school" ? { ...one, f: { ...one.f, assistantsMayJudge: true } } : one,
    );
    const who = standingOf(rosterOf(school), STAFF.assistant, TODAY, YEAR);
    expect(code(who, add(PUPILS.amara, "maths.autumn", "3S"))).toBe("taken");
    expect(code(who, add(PUPILS.freya, "maths.autumn", "3S"))).toBe("not-seen");
  });

  it("[AC2] a teacher reads last year's record and does not judge in it", () => {
    const old = set(
      "attainment",
      `${PUPILS.amara}:${YEAR - 1}`,
      { "maths.summer": { v: "3L", how: "typed", prev: [] } },
      { op: "add" },
    );
    expect(code(standing(STAFF.oakTeacher), old)).toBe("not-yours");
    expect(code(standing(STAFF.head), old)).toBe("taken");
  });

  it("[AC2] a set's teacher judges its children in its subject only", () => {
    const sets = [
      row("teaching-group", "set-1", {
        name: "Set 1",
        year: YEAR,
        subject: "maths",
        teacher: STAFF.ashTeacher,
        removed: false,
      }),
      row("teaching-group-pupil", `${PUPILS.amara}:set-1`, { in: true }),
      row("teaching-group-pupil", `${PUPILS.bo}:set-1`, { in: false }),
    ];
    const lind = standing(STAFF.ashTeacher, sets);
    expect(code(lind, add(PUPILS.amara, "maths.autumn", "3S"))).toBe("taken");
    expect(code(lind, add(PUPILS.amara, "reading.autumn", "3S"))).toBe("not-yours");
    expect(code(lind, add(PUPILS.bo, "maths.autumn", "3S"))).toBe("not-seen");
    const aside = (subject: string) =>
      set("set-aside", `${PUPILS.amara}:${YEAR}:${subject}`, { aside: true });
    expect(code(lind, aside("maths"))).toBe("taken");
    expect(code(lind, aside("reading"))).toBe("not-yours");
  });

  it("[CR7] says that levels are all in of a class and of a set in its subject, in their year", () => {
    const sets = [
      row("teaching-group", "set-1", {
        name: "Set 1",
        year: YEAR,
        subject: "maths",
        teacher: STAFF.ashTeacher,
        removed: false,
      }),
      row("teaching-group-pupil", `${PUPILS.amara}:set-1`, { in: true }),
    ];
    const lind = standing(STAFF.ashTeacher, sets);
    const done = (of: string, subject: string, year = YEAR) =>
      set("collection", `${year}:autumn:${of}:${subject}`, { done: true });
    expect(code(lind, done(CLASSES.ash, "reading"))).toBe("taken");
    expect(code(lind, done(CLASSES.oak, "maths"))).toBe("taken");
    expect(code(lind, done("set-1", "maths"))).toBe("taken");
    expect(code(lind, done(CLASSES.oak, "reading"))).toBe("not-yours");
    expect(code(lind, done("set-1", "reading"))).toBe("not-yours");
    expect(code(lind, done(CLASSES.ash, "reading", YEAR - 1))).toBe("not-yours");
    expect(code(lind, done("c-nowhere", "reading"))).toBe("not-yours");
    expect(code(standing(STAFF.assistant), done(CLASSES.oak, "maths"))).toBe("not-yours");
    const judges = row("school", "school", { name: "Small School", assistantsMayJudge: true });
    expect(code(standing(STAFF.assistant, [judges]), done(CLASSES.oak, "maths"))).toBe("taken");
    expect(code(standing(STAFF.governor), done(CLASSES.oak, "maths"))).toBe("not-yours");
  });

  it("[CR9] says so in one's own name: not in a colleague's, whoever one is", () => {
    const said = (by: string) =>
      set("collection", `${YEAR}:autumn:${CLASSES.oak}:maths`, { done: true, by });
    for (const who of [STAFF.oakTeacher, STAFF.head]) {
      expect(code(standing(who), said(who))).toBe("taken");
      expect(code(standing(who), said(STAFF.ashTeacher))).toBe("not-yours");
    }
  });

  const signed: readonly (readonly [string, TableName, string, Record<string, unknown>])[] = [
    [
      "[CR9] that all levels are in",
      "collection",
      `${YEAR}:autumn:${CLASSES.oak}:maths`,
      { done: true },
    ],
    [
      "[TG4] a choice for the target group",
      "target-group",
      `${PUPILS.amara}:${YEAR}:maths`,
      { spans: [] },
    ],
    ["[PS20] putting a child aside", "set-aside", `${PUPILS.amara}:${YEAR}:maths`, { aside: true }],
  ];
  it.each(signed)("%s stands under the name of whoever did it", (_, t, k, f) => {
    for (const who of [STAFF.oakTeacher, STAFF.head]) {
      const change = (by: object) => refusal(standing(who), set(t, k, { ...f, ...by }))?.code;
      expect(change({ by: who })).toBeUndefined();
      expect(change({ by: STAFF.ashTeacher })).toBe("not-yours");
      // Else what one does would stand under the name that was there before.
      expect(change({})).toBe("not-yours");
    }
  });
});

describe("why a change is refused", () => {
  const teacher = standing(STAFF.oakTeacher);
  const office = standing(STAFF.administrator);
  const locked = (atMs: number) =>
    rows.map((one) =>
      one.k === `${YEAR}:autumn` ? { ...one, f: { ...one.f, lockedAt: atMs } } : one,
    );
  const whileLocked = standingOf(rosterOf(locked(NOW)), STAFF.oakTeacher, TODAY, YEAR);

  const cases: readonly (readonly [string, Standing, Change, Refusal["code"]])[] = [
    ["an unknown table", office, set("rocket", "x", { a: 1 }), "unknown-table"],
    ["a table of the language itself", office, set("constructor", "x", { a: 1 }), "unknown-table"],
    ["a key with too many parts", office, set("pupil", "a:b", { given: "A" }), "bad-key"],
    ["a key with strange letters", office, set("pupil", "a/b", { given: "A" }), "bad-key"],
    [
      "a year out of this century",
      office,
      set("membership", `${PUPILS.amara}:1926`, { yearGroup: 4 }),
      "bad-key",
    ],
    ["an id that is none", office, set("pupil", "p", { given: "A" }, { id: "7" }), "bad-shape"],
    ["a clock that is none", office, set("pupil", "p", { given: "A" }, { h: "now" }), "bad-shape"],
    [
      "setting a table of judgements",
      teacher,
      set("attainment", `${PUPILS.amara}:${YEAR}`, { x: 1 }),
      "bad-shape",
    ],
    [
      "adding to a table of fields",
      office,
      set("pupil", "p", { given: "A" }, { op: "add" }),
      "bad-shape",
    ],
    ["no field at all", office, set("pupil", PUPILS.amara, {}), "bad-shape"],
    [
      "two cells at once",
      teacher,
      { ...add(PUPILS.amara, "maths.autumn", "3S"), f: { a: {}, b: {} } },
      "bad-shape",
    ],
    [
      "an entry without its causes",
      teacher,
      add(PUPILS.amara, "maths.autumn", "3S", {}, { prev: undefined }),
      "bad-shape",
    ],
    [
      "an entry made in an unknown way",
      teacher,
      add(PUPILS.amara, "maths.autumn", "3S", {}, { how: "guessed" }),
      "bad-shape",
    ],
    ["a field nobody knows", office, set("pupil", PUPILS.amara, { shoe: 3 }), "unknown-field"],
    [
      "a field of the language itself",
      office,
      set("pupil", PUPILS.amara, { toString: "x" }),
      "unknown-field",
    ],
    [
      "a value of the wrong kind",
      office,
      set("pupil", PUPILS.amara, { born: "30 April" }),
      "bad-value",
    ],
    [
      "a scale that does not hold together",
      office,
      set("scale", "levels:2026", { definition: { ...LEVELS, bands: [] } }),
      "bad-value",
    ],
    ["a child of another class", teacher, add(PUPILS.freya, "maths.autumn", "3S"), "not-seen"],
    [
      "a child's details, by a teacher",
      teacher,
      set("pupil", PUPILS.amara, { given: "Amy" }),
      "not-yours",
    ],
    ["a class, by a teacher", teacher, set("class", CLASSES.oak, { name: "Elm" }), "not-yours"],
    [
      "a lock, by a teacher",
      teacher,
      set("point", `${YEAR}:autumn`, { lockedAt: NOW }),
      "not-yours",
    ],
    ["one's own role", office, set("staff", STAFF.administrator, { role: "teacher" }), "own-role"],
    ["leaving by oneself", office, set("staff", STAFF.administrator, { left: TODAY }), "own-role"],
    [
      "a subject the school does not track",
      teacher,
      add(PUPILS.amara, "latin.autumn", "3S"),
      "unknown-subject",
    ],
    ["a cell without a point", teacher, add(PUPILS.amara, "maths", "3S"), "unknown-point"],
    [
      "a point the school has not",
      teacher,
      add(PUPILS.amara, "maths.michaelmas", "3S"),
      "unknown-point",
    ],
    [
      "a cell with too many parts",
      teacher,
      add(PUPILS.amara, "maths.autumn.x", "3S"),
      "unknown-point",
    ],
    ["a closed point", whileLocked, add(PUPILS.amara, "maths.autumn", "3S"), "locked"],
    ["a level on no scale", teacher, add(PUPILS.amara, "maths.autumn", "9Z"), "off-scale"],
    [
      "a level as it is typed, not as it is kept",
      teacher,
      add(PUPILS.amara, "maths.autumn", "3b"),
      "off-scale",
    ],
    [
      "an agreed expectation without a reason",
      teacher,
      add(PUPILS.amara, "maths.expectation", "2S", {}, { why: " " }),
      "no-reason",
    ],
    [
      "somebody who is not on the staff",
      standing("u-stranger"),
      add(PUPILS.amara, "maths.autumn", "3S"),
      "not-on-staff",
    ],
  ];

  it.each(cases)("[AC4] %s", (_, who, change, reason) => {
    const found = refusal(who, change);
    expect(found?.code).toBe(reason);
    expect(sayRefusal(found!)).toMatch(/^.{20,}\.$/s);
    expect(sayRefusal(found!)).not.toMatch(/undefined|error|oops|\bid\b/i);
  });

  it("[AC4] every reason of the list is among these cases", () => {
    const all: Record<Refusal["code"], true> = {
      "not-on-staff": true,
      "unknown-table": true,
      "bad-key": true,
      "bad-shape": true,
      "unknown-field": true,
      "bad-value": true,
      "not-seen": true,
      "not-yours": true,
      "own-role": true,
      "unknown-subject": true,
      "unknown-point": true,
      locked: true,
      "off-scale": true,
      "no-reason": true,
      "written-once": true,
      "note-replaced": true,
      "note-waiting": true,
      "note-full": true,
    };
    // What the row as it stands cannot take is for whoever holds the row to say.
    const inRow = ["written-once", "note-replaced", "note-waiting", "note-full"] as const;
    const said = new Set<string>([...cases.map(([, , , reason]) => reason), ...inRow]);
    expect(said).toEqual(new Set(Object.keys(all)));
    for (const code of inRow) expect(sayRefusal({ code })).toMatch(/^.{20,}\.$/s);
  });

  it("[P4] what was judged before a point closed is taken, and from the closing on it is not", () => {
    const judged = (ms: number) =>
      code(whileLocked, add(PUPILS.amara, "maths.autumn", "3S", { h: clockAt(ms) }));
    expect(judged(NOW - 1)).toBe("taken");
    expect(judged(NOW)).toBe("locked");
    expect(code(whileLocked, add(PUPILS.amara, "maths.spring", "3S"))).toBe("taken");
    expect(code(whileLocked, add(PUPILS.amara, "maths.target", "4S"))).toBe("taken");
  });

  it("[AC5] another administrator may change a role; one's own name is one's own", () => {
    expect(code(office, set("staff", STAFF.head, { role: "administrator" }))).toBe("taken");
    expect(code(office, set("staff", STAFF.administrator, { name: "Mrs Abbot-Hill" }))).toBe(
      "taken",
    );
  });

  it("[AI3] an agreed expectation with a reason is taken, and taking it away needs none", () => {
    expect(
      code(
        teacher,
        add(PUPILS.amara, "maths.expectation", "2S", {}, { why: "Agreed with Mr Sidhu" }),
      ),
    ).toBe("taken");
    expect(code(teacher, add(PUPILS.amara, "maths.expectation", null))).toBe("taken");
    expect(code(teacher, add(PUPILS.amara, "maths.expectation", "2S"))).toBe("no-reason");
  });

  it("[L4] every kind of value a scale knows is taken, and withdrawing is", () => {
    for (const v of ["3S", "3", "P6", "W", "BL1", "!A", "!N", null])
      expect(code(teacher, add(PUPILS.amara, "maths.autumn", v))).toBe("taken");
  });
});

describe("who may write which table", () => {
  const samples: readonly (readonly [
    TableName,
    string,
    Record<string, unknown>,
    readonly string[],
  ])[] = [
    ["school", "school", { name: "Hill School" }, ["administrator"]],
    ["school", "school", { progress: null, name: "Hill School" }, ["administrator"]],
    ["subject", "science", { name: "Science" }, ["administrator"]],
    ["scale", "levels:2026", { definition: null }, ["administrator"]],
    ["class", "c-new", { name: "Elm" }, ["administrator"]],
    ["staff", "u-new", { role: "teacher" }, ["administrator"]],
    ["staff-class", `u-new:${CLASSES.oak}`, { as: "teacher" }, ["administrator"]],
    ["group", "chess", { name: "Chess" }, ["administrator"]],
    ["teaching-group", "set-1", { name: "Set 1" }, ["administrator"]],
    ["pupil", "p-new", { given: "Ida" }, ["administrator"]],
    ["membership", `p-new:${YEAR}`, { yearGroup: 4 }, ["administrator"]],
    ["pupil-group", `${PUPILS.amara}:fsm`, { spans: [] }, ["administrator"]],
    ["teaching-group-pupil", `${PUPILS.amara}:set-1`, { in: true }, ["administrator"]],
    ["point", `${YEAR}:autumn`, { lockedAt: NOW }, ["administrator", "head"]],
    ["set-aside", `${PUPILS.amara}:${YEAR}:maths`, { aside: true }, ["head", "oakTeacher"]],
    ["collection", `${YEAR}:autumn:${CLASSES.oak}:maths`, { done: true }, ["head", "oakTeacher"]],
    [
      "target-group",
      `${PUPILS.amara}:${YEAR}:maths`,
      { spans: [] },
      ["head", "senco", "subjectLeader", "oakTeacher"],
    ],
    [
      "intervention-pupil",
      `${PUPILS.amara}:${ownId(STAFF.senco, "0123456789ab")}`,
      { spans: [] },
      ["head", "senco", "subjectLeader", "oakTeacher"],
    ],
    [
      "intervention",
      ownId(STAFF.ashTeacher, "0123456789ab"),
      { name: "Phonics" },
      ["head", "senco", "subjectLeader", "ashTeacher"],
    ],
  ];
  const people = Object.keys(STAFF) as (keyof typeof STAFF)[];

  it("[MO1] [MO3] a moderation is its author's, who teaches the child or answers for all", () => {
    const k = (of: string) => `${PUPILS.amara}:${YEAR}:${ownId(of, "0123456789ab")}`;
    const write = (who: keyof typeof STAFF, of: string) =>
      refusal(standing(STAFF[who]), set("moderation", k(of), { outcome: "agreed" }));
    const own = people.filter((who) => write(who, STAFF[who]) === undefined);
    expect(own.sort()).toEqual(["head", "oakTeacher", "senco", "subjectLeader"]);
    for (const who of people) expect(write(who, STAFF.leftTeacher)).toBeDefined();
    const unsigned = set("moderation", `${PUPILS.amara}:${YEAR}:m1`, { outcome: "agreed" });
    expect(code(standing(STAFF.oakTeacher), unsigned)).toBe("not-yours");
  });

  it("[TG3] who teaches a child this year chooses for the next one too, in their subject", () => {
    const okafor = standing(STAFF.oakTeacher);
    const chosen = (year: number) =>
      set("target-group", `${PUPILS.amara}:${year}:maths`, { spans: [] });
    expect([YEAR - 1, YEAR, YEAR + 1, YEAR + 2].map((year) => code(okafor, chosen(year)))).toEqual([
      "not-yours",
      "taken",
      "taken",
      "not-yours",
    ]);
    const sets = [
      row("teaching-group", "set-1", {
        name: "Set 1",
        year: YEAR,
        subject: "maths",
        teacher: STAFF.ashTeacher,
        removed: false,
      }),
      row("teaching-group-pupil", `${PUPILS.amara}:set-1`, { in: true }),
    ];
    const lind = standing(STAFF.ashTeacher, sets);
    expect(code(lind, chosen(YEAR))).toBe("taken");
    const reading = set("target-group", `${PUPILS.amara}:${YEAR}:reading`, { spans: [] });
    expect(code(lind, reading)).toBe("not-yours");
  });

  it("[PS19] the progress thresholds are the leaders' to set, and no other field of the school's", () => {
    const may = people.filter(
      (who) =>
        refusal(standing(STAFF[who]), set("school", "school", { progress: { stuck: 2 } })) ===
        undefined,
    );
    expect(may.sort()).toEqual(["administrator", "head"]);
  });

  it("[IV2] a teacher changes the interventions they named; leaders any", () => {
    const sencos = ownId(STAFF.senco, "0123456789ab");
    const rename = set("intervention", sencos, { name: "Phonics" });
    expect(code(standing(STAFF.oakTeacher), rename)).toBe("not-yours");
    expect(code(standing(STAFF.head), rename)).toBe("taken");
    const withoutChildren = rows.filter(({ t }) => t !== "staff-class");
    const idle = standingOf(rosterOf(withoutChildren), STAFF.oakTeacher, TODAY, YEAR);
    const own = set("intervention", ownId(STAFF.oakTeacher, "0123456789ab"), { name: "Phonics" });
    expect(code(idle, own)).toBe("not-yours");
  });

  it.each(samples)("[AC4] %s", (t, k, f, writers) => {
    const may = people.filter((who) => code(standing(STAFF[who]), set(t, k, f)) === "taken");
    expect(may.sort()).toEqual([...writers].sort());
  });

  it("everybody of the list of roles stands in the small school", () => {
    expect(new Set(people.map((who) => standing(STAFF[who], [], "2026-07-01").role))).toEqual(
      new Set(ROLES),
    );
  });
});

describe("which scale is in force", () => {
  const roster = (...more: Row[]) => rosterOf([...rows, ...more]);

  it("[SC1] the shipped one, and a school's own of the same name before it", () => {
    expect(scaleOf(roster(), "maths", YEAR)).toBe(LEVELS);
    const own = { ...LEVELS, name: "Our levels" };
    expect(
      scaleOf(roster(row("scale", "levels:2020", { definition: own })), "maths", YEAR)?.name,
    ).toBe("Our levels");
    expect(scaleOf(roster(), "latin", YEAR)).toBeUndefined();
    expect(
      scaleOf(roster(row("subject", "latin", { name: "Latin", scale: "nowhere" })), "latin"),
    ).toBeUndefined();
  });

  it("[SC2] each academic year keeps the version that was in force", () => {
    const version = (year: number, name: string) =>
      row("scale", `levels:${year}`, { definition: { ...LEVELS, name } });
    const changed = roster(
      version(2026, "B"),
      version(2024, "A"),
      row("scale", "levels:2028", { definition: null }),
    );
    const names = [2023, 2024, 2025, 2026, 2027, 2028].map(
      (year) => scaleOf(changed, "maths", year)?.name,
    );
    expect(names).toEqual([LEVELS.name, "A", "A", "B", "B", LEVELS.name]);
    expect(scaleOf(changed, "maths")?.name).toBe(LEVELS.name);
  });

  it("[SC2] a subject that moves to another scale keeps the old one for the years before", () => {
    const moved = row("subject", "maths", {
      name: "Maths",
      scale: "levels",
      laterScales: [{ from: 2026, scale: "year-bands" }],
    });
    const ids = [2024, 2025, 2026, 2030].map((year) => scaleOf(roster(moved), "maths", year)?.id);
    expect(ids).toEqual(["levels", "levels", "year-bands", "year-bands"]);
    const teacher = standing(STAFF.head, [moved]);
    const old = set(
      "attainment",
      `${PUPILS.amara}:2025`,
      { "maths.summer": { v: "2H", how: "typed", prev: [] } },
      { op: "add" },
    );
    expect(code(teacher, old)).toBe("taken");
    expect(code(teacher, add(PUPILS.amara, "maths.autumn", "2H"))).toBe("off-scale");
  });

  it("[SC3] a definition that does not hold together is passed over", () => {
    expect(
      scaleOf(roster(row("scale", "levels:2026", { definition: { id: "levels" } })), "maths", YEAR),
    ).toBe(LEVELS);
  });
});
