import { describe, expect, it } from "vitest";
import { dayNumber, dayOf } from "../../src/demo/demo-calendar.ts";
import { demoSchool } from "../../src/demo/demo-school.ts";
import { NAME_ORIGINS } from "../../src/demo/name-origins.ts";
import { roleOf, standingOf } from "../../src/domain/access.ts";
import { academicYearOf } from "../../src/domain/calendar.ts";
import {
  conflictOf,
  currentEntry,
  type Entry,
  ENTRY_WAYS,
  makesCycle,
  type Row,
} from "../../src/domain/change.ts";
import { CLOCK_PATTERN, clockMs, compareStamps } from "../../src/domain/clock.ts";
import { attainmentBand, expectedRange } from "../../src/domain/expectation.ts";
import { interventionsOf } from "../../src/domain/intervention.ts";
import { cellParts } from "../../src/domain/judgement.ts";
import { keyStageProgress } from "../../src/domain/key-stage-progress.ts";
import { lateArrivals } from "../../src/domain/late-arrivals.ts";
import { placeOf } from "../../src/domain/level.ts";
import { LEVELS } from "../../src/domain/levels-scale.ts";
import { movementSteps } from "../../src/domain/movement.ts";
import { type Note, noteInputProblem } from "../../src/domain/note.ts";
import { pupilOf, shortNames } from "../../src/domain/pupil.ts";
import { rosterOf } from "../../src/domain/roster.ts";
import { SEASONS, type Season } from "../../src/domain/scale.ts";
import { keyParts, ROLES, tableOf } from "../../src/domain/schema.ts";
import { scopeOf } from "../../src/domain/scope.ts";
import { snapshotDifference } from "../../src/domain/snapshot-difference.ts";
import { openSnapshot, snapshotOf } from "../../src/domain/snapshot.ts";

const DAY = "2026-11-21";
const school = demoSchool({ seed: "keepup", day: DAY });

function rowsOf(rows: readonly Row[], t: string): Row[] {
  return rows.filter((row) => row.t === t);
}

/** Every cell with a current level, with whose it is and when. */
function cellsOf(rows: readonly Row[]) {
  const yearGroups = new Map(rowsOf(rows, "membership").map((row) => [row.k, row.f.yearGroup]));
  return rowsOf(rows, "attainment").flatMap((row) =>
    Object.entries(row.c ?? {}).map(([cell, entries]) => {
      const { pupil = "", year = "" } = keyParts(row.t, row.k) ?? {};
      return {
        pupil,
        year: Number(year),
        yearGroup: yearGroups.get(row.k) as number,
        ...cellParts(cell),
        entries,
        value: currentEntry(entries)?.v ?? undefined,
      };
    }),
  );
}

function startMs(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}

function noteProblem({ g, u }: Note): string | undefined {
  return u.flatMap((piece) => noteInputProblem({ g, u: piece.u }) ?? [])[0];
}

/** What is wrong with a row that is said to be ready for import; empty when nothing is. */
function faultsOf(row: Row, lastMs: number): string[] {
  const faults: string[] = [];
  const table = tableOf(row.t);
  if (table === undefined || row.scope !== scopeOf(row.t, row.k)) faults.push("scope");
  if (row.seq !== 0) faults.push("seq");
  if (Object.keys(row.f).join() !== Object.keys(row.h).join()) faults.push("stamps");
  for (const [field, value] of Object.entries(row.f)) {
    const isSection = table?.notes?.includes(field) === true;
    const known = isSection ? () => noteProblem(value as Note) : table?.fields[field];
    const wrong = known === undefined ? "unknown" : known(value);
    if (wrong !== undefined) faults.push(`${field} ${wrong}`);
  }
  for (const { h, id } of Object.values(row.h))
    if (!CLOCK_PATTERN.test(h) || !/^[0-9a-f]{32}$/.test(id) || clockMs(h) > lastMs)
      faults.push(`stamp ${h} ${id}`);
  if ((row.c !== undefined) !== (table?.cells === true)) faults.push("cells");
  for (const entries of Object.values(row.c ?? {})) {
    if ([...entries].sort(compareStamps).some((entry, at) => entry !== entries[at]))
      faults.push("order");
    for (const entry of entries) faults.push(...faultsOfEntry(entries, entry, lastMs));
  }
  return faults.map((fault) => `${row.t} ${row.k}: ${fault}`);
}

function faultsOfEntry(entries: readonly Entry[], entry: Entry, lastMs: number): string[] {
  const faults: string[] = [];
  if (!/^[0-9a-f]{32}$/.test(entry.id) || !CLOCK_PATTERN.test(entry.h)) faults.push("entry id");
  if (!/^[0-9a-f]{20}$/.test(entry.dev)) faults.push("device");
  if (!ENTRY_WAYS.includes(entry.how)) faults.push("how");
  if (entry.v !== null && placeOf(LEVELS, entry.v) === undefined) faults.push(`value ${entry.v}`);
  if (clockMs(entry.h) > lastMs || entry.at > lastMs) faults.push("future");
  if (entry.at < clockMs(entry.h)) faults.push("received before it was made");
  for (const id of entry.prev) {
    const other = entries.find((one) => one.id === id);
    if (other === undefined || other.h >= entry.h) faults.push("prev");
  }
  if (
    makesCycle(
      entries.filter((other) => other !== entry),
      entry,
    )
  )
    faults.push("cycle");
  return faults;
}

const inMidYear = (day: unknown) =>
  typeof day === "string" && day > "2023-09-30" && !/-0[89]-/.test(day);

describe("demo school", () => {
  it("is the same for the same seed and day, and another for another seed", () => {
    const small = { day: DAY, pupils: 60, classesPerYear: 1 } as const;
    expect(demoSchool({ ...small, seed: 7 })).toStrictEqual(demoSchool({ ...small, seed: 7 }));
    const idsOf = (seed: number) =>
      demoSchool({ ...small, seed }).rows.flatMap((row) => (row.t === "pupil" ? row.k : []));
    const others = new Set(idsOf(8));
    expect(idsOf(7).filter((id) => others.has(id))).toEqual([]);
  });

  it("has 420 children in 14 classes of 30, Reception to Year 6, and four years", () => {
    expect(school.id).toBe("demo-2026");
    const pupils = rowsOf(school.rows, "pupil");
    expect(pupils.filter((row) => row.f.left === null)).toHaveLength(420);
    const classes = rowsOf(school.rows, "class");
    const present = classes.filter((row) => row.f.year === 2026);
    expect(present.map((row) => row.f.name)).toEqual(
      ["R", 1, 2, 3, 4, 5, 6].flatMap((yearGroup) => [`${yearGroup}A`, `${yearGroup}B`]),
    );
    expect(new Set(classes.map((row) => row.f.year))).toEqual(new Set([2023, 2024, 2025, 2026]));
    const onRoll = new Set(pupils.filter((row) => row.f.left === null).map((row) => row.k));
    for (const { k } of present) {
      const inClass = rowsOf(school.rows, "membership").filter(
        (row) => row.f.class === k && onRoll.has(row.k.split(":")[0] as string),
      );
      expect(inClass.length).toBeGreaterThan(26);
      expect(inClass.length).toBeLessThan(34);
    }
    for (const row of rowsOf(school.rows, "membership")) {
      const of = classes.find((one) => one.k === row.f.class);
      expect(of?.f.year).toBe(Number(row.k.split(":")[1]));
      expect(of?.f.yearGroups).toEqual([row.f.yearGroup]);
    }
  });

  it.each(["2026-09-03", "2026-09-15", "2026-11-21", "2026-12-20", "2027-03-10", "2027-07-09"])(
    "on %s has only rows the school's own rules accept, and nothing from that day on",
    (day) => {
      const { rows } = demoSchool({ seed: 3, day, pupils: 105, classesPerYear: 1 });
      const lastMs = startMs(day) - 1;
      expect(rows.flatMap((row) => faultsOf(row, lastMs))).toEqual([]);
      for (const row of rowsOf(rows, "pupil")) {
        expect((row.f.left ?? "") < day).toBe(true);
        expect(((row.f.left as string | null) ?? day) > (row.f.arrived as string)).toBe(true);
      }
      for (const row of rowsOf(rows, "moderation")) expect((row.f.on as string) < day).toBe(true);
      const dated = ["pupil-group", "target-group", "intervention-pupil"];
      for (const row of rows.filter(({ t }) => dated.includes(t)))
        for (const { from, to } of row.f.spans as { from: string; to: string | null }[])
          expect(from < day && from <= (to ?? day)).toBe(true);
      for (const row of [...rowsOf(rows, "pupil-group"), ...rowsOf(rows, "target-group")])
        for (const { to } of row.f.spans as { to: string | null }[])
          expect((to ?? "") <= day).toBe(true);
      expect(rowsOf(rows, "pupil").filter((row) => row.f.left === null)).toHaveLength(105);
    },
  );

  it("is sound for any seed, day and size", () => {
    const faults: string[] = [];
    for (let seed = 1; seed <= 8; seed++) {
      const day = dayOf(dayNumber("2026-09-01") + seed * 47 - 47);
      const size = {
        seed,
        day,
        pupils: 20 + seed * 9,
        classesPerYear: (seed % 3) + 1,
        years: seed,
      };
      const { rows, people } = demoSchool(size);
      faults.push(...rows.flatMap((row) => faultsOf(row, startMs(day) - 1)));
      if (rowsOf(rows, "pupil").filter((row) => row.f.left === null).length !== size.pupils)
        faults.push(`${seed}: children`);
      if (new Set(people.map((person) => person.role)).size !== ROLES.length)
        faults.push(`${seed}: roles`);
    }
    expect(faults).toEqual([]);
  });

  it("holds, at full size, only rows the school's own rules accept", () => {
    expect(school.rows.flatMap((row) => faultsOf(row, startMs(DAY) - 1))).toEqual([]);
  });

  it("gives every row, entry and person an id of its own", () => {
    const rowKeys = school.rows.map((row) => `${row.t} ${row.k}`);
    expect(new Set(rowKeys).size).toBe(rowKeys.length);
    const entries = cellsOf(school.rows).flatMap((cell) => cell.entries.map((entry) => entry.id));
    const stamps = new Set(
      school.rows.flatMap((row) => Object.values(row.h).map((stamp) => stamp.id)),
    );
    expect(new Set(entries).size).toBe(entries.length);
    expect(entries.some((id) => stamps.has(id))).toBe(false);
    const users = school.people.map((person) => person.user);
    expect(new Set(users).size).toBe(users.length);
    const upns = rowsOf(school.rows, "pupil").flatMap((row) => row.f.upn ?? []);
    expect(new Set(upns).size).toBe(upns.length);
  });

  it("has judgements only at points the school has, before they were closed", () => {
    const points = new Map(rowsOf(school.rows, "point").map((row) => [row.k, row.f]));
    const outside = cellsOf(school.rows).filter(({ year, slot, entries }) => {
      if (["target", "prediction", "expectation"].includes(slot)) return false;
      const closed = points.get(`${year}:${slot}`)?.lockedAt;
      return (
        closed === undefined || entries.some(({ at }) => at >= ((closed as number) ?? Infinity))
      );
    });
    expect(outside).toEqual([]);
  });

  it.each([
    ["2026-09-15", 2026, "autumn"],
    ["2026-11-21", 2026, "autumn"],
    ["2027-01-06", 2026, "autumn"],
    ["2027-03-10", 2026, "spring"],
    ["2027-08-20", 2026, "summer"],
  ])(
    "on %s the newest point is about nine tenths judged, those before complete",
    (day, year, open) => {
      const { rows } = demoSchool({ seed: 5, day, pupils: 280 });
      const judged = new Map<string, number>();
      for (const cell of cellsOf(rows)) {
        const key = `${cell.year}:${cell.slot}`;
        if (cell.yearGroup > 0) judged.set(key, (judged.get(key) ?? 0) + 1);
      }
      const inYear = SEASONS.slice(0, SEASONS.indexOf(open as Season) + 1);
      const places = 240 * 3;
      expect((judged.get(`${year}:${open}`) ?? 0) / places).toBeGreaterThan(0.85);
      expect((judged.get(`${year}:${open}`) ?? 0) / places).toBeLessThan(0.95);
      for (const season of inYear.slice(0, -1))
        expect((judged.get(`${year}:${season}`) ?? 0) / places).toBeGreaterThan(0.95);
      for (const season of SEASONS.slice(inYear.length))
        expect(judged.get(`${year}:${season}`)).toBeUndefined();
    },
  );

  it("in the first days of September nothing of the new year is judged yet", () => {
    const { rows } = demoSchool({ seed: 5, day: "2026-09-03", pupils: 70 });
    const years = new Set(cellsOf(rows).map((cell) => cell.year));
    expect(years).toEqual(new Set([2023, 2024, 2025]));
  });

  it("makes a large school of seven years within a few seconds, and a school of one class", () => {
    const large = demoSchool({ seed: 1, day: DAY, pupils: 630, classesPerYear: 3, years: 7 });
    expect(rowsOf(large.rows, "pupil").filter((row) => row.f.left === null)).toHaveLength(630);
    const judgements = cellsOf(large.rows).filter((cell) => cell.yearGroup > 0);
    expect(judgements.length).toBeGreaterThan(30_000);
    const users = rowsOf(large.rows, "staff").map((row) => row.k);
    expect(new Set(users).size).toBe(users.length);

    const one = demoSchool({
      seed: 1,
      day: DAY,
      pupils: 36,
      classesPerYear: 1,
      yearGroups: [4],
      id: "one-class",
    });
    expect(one.rows.flatMap((row) => faultsOf(row, startMs(DAY) - 1))).toEqual([]);
    const present = rowsOf(one.rows, "class").filter((row) => row.f.year === 2026);
    expect(present.map((row) => row.f.name)).toEqual(["Year 4"]);
    expect(rowsOf(one.rows, "pupil").filter((row) => row.f.left === null)).toHaveLength(36);
    expect(one.people.every((person) => person.user.startsWith("one-class-"))).toBe(true);
    expect(cellsOf(one.rows).some((cell) => cell.year === 2023 && cell.yearGroup === 1)).toBe(true);
  });
});

describe("demo school's people", () => {
  const roster = rosterOf(school.rows);

  it("are in every role, each with a title, and every class of every year has its teacher", () => {
    expect(new Set(school.people.map((person) => person.role))).toEqual(new Set(ROLES));
    for (const { user, name, role, title } of school.people) {
      expect(roleOf(roster, user, DAY)).toBe(role);
      expect(title.startsWith(`${name}, `)).toBe(true);
    }
    expect(school.people[0]).toMatchObject({
      user: "demo-2026-okafor",
      role: "teacher",
      title: "Miss Okafor, teaches 4B",
    });
    for (const row of rowsOf(school.rows, "class"))
      expect([...(roster.teaching.get(row.k)?.values() ?? [])]).toContain("teacher");
  });

  it("[AC1] [AC3] see what their role gives: teachers their class, leaders all, governors no child", () => {
    const sees = (role: string) => {
      const person = school.people.find((one) => one.role === role);
      const { sees } = standingOf(roster, person?.user ?? "", DAY, 2026).grants;
      return [...sees].filter((scope) => scope.startsWith("p:")).length;
    };
    expect(sees("teacher")).toBeGreaterThan(26);
    expect(sees("teacher")).toBeLessThan(36);
    expect(sees("assistant")).toBeGreaterThan(26);
    expect(sees("senior-leader")).toBe(rowsOf(school.rows, "pupil").length);
    expect(sees("governor")).toBe(0);
  });

  it("judged as the class's teacher of the year, some of whom have left since", () => {
    const left = rowsOf(school.rows, "staff").filter((row) => row.f.left !== null);
    expect(left.length).toBeGreaterThan(1);
    const judges = new Set(cellsOf(school.rows).flatMap((c) => c.entries.map((entry) => entry.by)));
    expect(left.some((row) => judges.has(row.k))).toBe(true);
    const staff = new Set(rowsOf(school.rows, "staff").map((row) => row.k));
    expect([...judges].filter((user) => !staff.has(user))).toEqual([]);
  });
});

describe("demo school's children", () => {
  const pupils = rowsOf(school.rows, "pupil");

  it("have names of many origins, with accents, some long, some known by another", () => {
    const families = new Set(pupils.flatMap((row) => (row.f.family as string).split("-")));
    const met = NAME_ORIGINS.filter((origin) => origin.families.some((name) => families.has(name)));
    expect(met.length).toBeGreaterThan(15);
    const names = pupils.map((row) => `${row.f.given as string} ${row.f.family as string}`);
    expect(names.filter((name) => /[^\p{Script=Latin}’.\s-]/u.test(name))).toEqual([]);
    expect(names.filter((name) => name.normalize("NFD") !== name).length).toBeGreaterThan(40);
    expect(names.some((name) => name.length > 24)).toBe(true);
    expect(pupils.filter((row) => row.f.known !== null).length).toBeGreaterThan(5);
  });

  it("are born for their year group, and share first names in some classes", () => {
    const years = new Map(pupils.map((row) => [row.k, row.f.born as string]));
    for (const row of rowsOf(school.rows, "membership")) {
      const [pupil = "", year = ""] = row.k.split(":");
      const starts = academicYearOf(years.get(pupil) ?? "") + 5;
      expect(Number(year) - starts).toBe(row.f.yearGroup);
    }
    const repeated = rowsOf(school.rows, "class").filter((one) => {
      if (one.f.year !== 2026) return false;
      const ids = new Set(
        rowsOf(school.rows, "membership")
          .filter((row) => row.f.class === one.k)
          .map((row) => row.k.split(":")[0]),
      );
      const children = pupils.filter((row) => ids.has(row.k)).map(pupilOf);
      const short = [...shortNames(children).values()];
      expect(new Set(short).size).toBe(short.length);
      return new Set(children.map((child) => child.given)).size < children.length;
    });
    expect(repeated.length).toBeGreaterThan(4);
  });

  it("come and go in the middle of years", () => {
    expect(pupils.filter((row) => inMidYear(row.f.arrived)).length).toBeGreaterThan(10);
    expect(pupils.filter((row) => inMidYear(row.f.left)).length).toBeGreaterThan(10);
    const recent = pupils.filter((row) => (row.f.arrived as string) > "2026-09-30");
    expect(recent.length).toBeGreaterThan(0);
  });

  it("are in groups, several at once, some no longer", () => {
    const spells = rowsOf(school.rows, "pupil-group");
    const groups = rowsOf(school.rows, "group").map((row) => row.k);
    for (const group of groups)
      expect(spells.filter((row) => row.k.endsWith(`:${group}`)).length).toBeGreaterThan(1);
    const ended = spells.filter((row) => (row.f.spans as { to: string | null }[])[0]?.to !== null);
    expect(ended.length).toBeGreaterThan(10);
  });
});

describe("demo school's judgements", () => {
  const cells = cellsOf(school.rows);
  const judged = cells.filter((cell) => (SEASONS as readonly string[]).includes(cell.slot));
  const courses = new Map<string, (string | undefined)[]>();
  for (const { pupil, subject, yearGroup, slot, value } of judged) {
    const course = courses.get(`${pupil}.${subject}`) ?? [];
    course[yearGroup * 3 + SEASONS.indexOf(slot as Season)] = value;
    courses.set(`${pupil}.${subject}`, course);
  }

  it("put 55 to 75 in 100 at or above the expectation, and some far from it on either side", () => {
    for (const year of [2023, 2024, 2025, 2026]) {
      const counts = new Map<string, number>();
      for (const cell of judged) {
        // At the start of Year 1 hardly anyone can be below.
        if (cell.year !== year || cell.yearGroup < 2) continue;
        const range = expectedRange(LEVELS, cell.yearGroup, cell.slot as Season);
        const place = cell.value === undefined ? undefined : placeOf(LEVELS, cell.value);
        if (range === undefined || place?.kind !== "rung") continue;
        const band = attainmentBand(range, place.rung);
        counts.set(band, (counts.get(band) ?? 0) + 1);
      }
      const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
      const share = (...bands: string[]) =>
        bands.reduce((sum, band) => sum + (counts.get(band) ?? 0), 0) / all;
      expect(share("on-track", "above", "well-above")).toBeGreaterThan(0.55);
      expect(share("on-track", "above", "well-above")).toBeLessThan(0.75);
      expect(share("well-below")).toBeGreaterThan(0.03);
      expect(share("well-above")).toBeGreaterThan(0.03);
    }
  });

  const mean = (from: number, to: number) => {
    const steps = [...courses.values()].flatMap(
      (course) => movementSteps(LEVELS, course[from], course[to]) ?? [],
    );
    return steps.reduce((sum, step) => sum + step, 0) / steps.length;
  };

  it("rise at the pace of each key stage, more in summer than in autumn", () => {
    // From the summers of Years 1 and 2 to the next, and over two years of key stage 2.
    expect(mean(5, 8)).toBeGreaterThan(1.8);
    expect(mean(5, 8)).toBeLessThan(3.2);
    expect(mean(11, 17) / 2).toBeGreaterThan(1.2);
    expect(mean(11, 17) / 2).toBeLessThan(1.8);
    expect(mean(13, 14)).toBeGreaterThan(mean(11, 12));
  });

  it("have years without a step, dips and leaps", () => {
    let flatYears = 0;
    let dips = 0;
    let leaps = 0;
    for (const course of courses.values())
      for (let at = 11; at <= 20; at++) {
        const year = movementSteps(LEVELS, course[at - 3], course[at]);
        const term = movementSteps(LEVELS, course[at - 1], course[at]);
        if (year === 0 && at % 3 === 2) flatYears++;
        if (term !== undefined && term < 0) dips++;
        if (year !== undefined && year >= 3 && at % 3 === 2) leaps++;
      }
    expect(flatYears).toBeGreaterThan(40);
    expect(dips).toBeGreaterThan(40);
    expect(leaps).toBeGreaterThan(40);
  });

  it("have gaps, marks that are no level, whole levels in Year 2 and P levels", () => {
    const values = new Set(judged.map((cell) => cell.value));
    for (const value of ["!A", "!D", "!J", "1", "3", "BL1", "P5", "5S"])
      expect(values).toContain(value);
    const whole = judged.filter(({ value }) => value === "1" || value === "3");
    for (const { yearGroup, slot } of whole) expect([yearGroup, slot]).toEqual([2, "summer"]);
    const gaps = [...courses.values()].filter((course) =>
      course.some((value, at) => value !== undefined && course[at + 2] && !course[at + 1]),
    );
    expect(gaps.length).toBeGreaterThan(10);
  });

  it("judge Reception in summer alone", () => {
    const slots = judged.filter((cell) => cell.yearGroup === 0).map((cell) => cell.slot);
    expect(new Set(slots)).toEqual(new Set(["summer"]));
  });

  it("are made while the child is at the school", () => {
    const arrived = new Map(rowsOf(school.rows, "pupil").map((row) => [row.k, row.f.arrived]));
    const early = cells.flatMap((cell) =>
      cell.entries.filter((entry) => clockMs(entry.h) < startMs(arrived.get(cell.pupil) as string)),
    );
    expect(early).toEqual([]);
  });

  it("have histories, two disagreements, and challenged baselines", () => {
    expect(judged.filter((cell) => cell.entries.length > 1).length).toBeGreaterThan(100);
    expect(judged.filter((cell) => cell.entries.length > 2).length).toBeGreaterThan(5);
    const ways = new Set(judged.flatMap((cell) => cell.entries.map((entry) => entry.how)));
    for (const way of ["typed", "moved", "pasted", "confirmed"]) expect(ways).toContain(way);
    const conflicts = cells.filter((cell) => conflictOf(cell.entries).length > 0);
    expect(conflicts.map((cell) => [cell.year, cell.slot, cell.subject])).toEqual(
      expect.arrayContaining([
        [2026, "autumn", "reading"],
        [2026, "autumn", "maths"],
      ]),
    );
    expect(conflicts).toHaveLength(2);
    const shown = school.people[0]?.classes[0];
    const inShown = new Set(
      rowsOf(school.rows, "membership")
        .filter((row) => row.f.class === shown)
        .map((row) => row.k),
    );
    expect(conflicts.some((cell) => inShown.has(`${cell.pupil}:${cell.year}`))).toBe(true);
    const challenged = cells.filter((cell) => cell.slot === "baseline" && cell.year === 2026);
    expect(challenged.length).toBeGreaterThan(3);
    expect(challenged.every((cell) => cell.entries.every((entry) => entry.why !== undefined))).toBe(
      true,
    );
  });

  const aims = (slot: string) => cells.filter((cell) => cell.slot === slot);

  it("[AI3] aim for this year's summer: targets, predictions, and expectations with a reason", () => {
    expect(aims("target").length).toBeGreaterThan(900);
    expect(aims("prediction").length).toBeGreaterThan(700);
    expect(aims("expectation").length).toBeGreaterThan(3);
    for (const cell of [...aims("target"), ...aims("prediction"), ...aims("expectation")]) {
      expect(cell.year).toBe(2026);
      expect(cell.value).toBeDefined();
    }
    for (const { entries } of aims("expectation"))
      expect(entries.every((entry) => (entry.why ?? "").length > 10)).toBe(true);
  });

  it("[TG1] [IV1] from Year 1 up a handful in each class is chosen, and a handful is supported", () => {
    const inClass = new Map(
      rowsOf(school.rows, "membership")
        .filter((row) => row.k.endsWith(":2026"))
        .map((row) => [row.k.split(":")[0], row.f.class as string]),
    );
    const groupOf = new Map(
      rowsOf(school.rows, "class").map((row) => [row.k, (row.f.yearGroups as number[])[0]]),
    );
    const perClass = (rows: readonly Row[]) => {
      const counts = new Map<string, number>();
      for (const row of rows) {
        const of = inClass.get(row.k.split(":")[0]) ?? "";
        counts.set(of, (counts.get(of) ?? 0) + 1);
      }
      return counts;
    };
    const chosen = perClass(
      rowsOf(school.rows, "target-group").filter((row) => row.k.includes(":2026:")),
    );
    const supported = perClass(rowsOf(school.rows, "intervention-pupil"));
    for (const [id, yearGroup] of groupOf) {
      if (![...inClass.values()].includes(id)) continue;
      expect(chosen.get(id) ?? 0).toBeGreaterThan(yearGroup === 0 ? -1 : 5);
      expect(chosen.get(id) ?? 0).toBeLessThan(yearGroup === 0 ? 1 : 16);
      expect(supported.get(id) ?? 0).toBeGreaterThan(yearGroup === 0 ? -1 : 0);
      expect(supported.get(id) ?? 0).toBeLessThan(20);
    }
    const interventions = interventionsOf(rowsOf(school.rows, "intervention"));
    expect(new Set(interventions.map(({ wave }) => wave))).toEqual(new Set([1, 2, 3]));
  });

  it("were moderated in places, naming the judgement that was looked at", () => {
    const moderations = rowsOf(school.rows, "moderation");
    expect(moderations.length).toBeGreaterThan(5);
    const ids = new Set(cells.flatMap((cell) => cell.entries.map((entry) => entry.id)));
    for (const row of moderations) expect(ids.has(row.f.entry as string)).toBe(true);
  });
});

describe("what the head froze", () => {
  const snapshots = rowsOf(school.rows, "snapshot").map((row) => snapshotOf(row)!);
  const [summer, autumn] = snapshots.map((one) => {
    const opened = openSnapshot(one, rowsOf(school.rows, "snapshot-part"));
    if (opened.is !== "whole") throw new Error(`${one.name} is ${opened.is}`);
    return opened;
  });

  it("[SN4] [SN10] is last summer's review set and this term's, whole, as the school knew it then", () => {
    expect(snapshots.map(({ name, day }) => [name, day])).toEqual([
      ["Review set, Summer 2025/26", "2026-07-20"],
      ["Review set, Autumn 2026/27", "2026-11-18"],
    ]);
    for (const { snapshot, facts } of [summer!, autumn!]) {
      expect(facts.children.every(({ arrived }) => (arrived ?? "") <= snapshot.day)).toBe(true);
      expect(facts.children.every(({ left }) => left === null || left <= snapshot.day)).toBe(true);
      expect(Math.max(...facts.points.map(({ year }) => year))).toBe(snapshot.year);
    }
  });

  it("[SN6] [SN8] differ, and judgements came late for the second", () => {
    const difference = snapshotDifference(summer!.facts, autumn!.facts, { subject: "reading" })!;
    expect(difference.up.length).toBeGreaterThan(10);
    expect(difference.down.length).toBeGreaterThan(0);
    const { at, year } = autumn!.snapshot;
    const records = rowsOf(school.rows, "attainment");
    const late = lateArrivals({ at, year, known: autumn!.known }, records);
    expect(late.length).toBeGreaterThan(0);
    expect(late.length).toBeLessThan(100);
  });

  it("[PC1] governors have the counts of last summer's", () => {
    const [row, ...more] = rowsOf(school.rows, "published-counts");
    expect([row?.k, more.length]).toEqual([summer!.snapshot.id, 0]);
  });

  it("[TL1] Year 6 has the results of key stage 1 to count two levels from", () => {
    const [six] = keyStageProgress(autumn!.facts, {
      subject: "maths",
      to: "2026:autumn",
      filter: { yearGroup: 6 },
    });
    expect(six?.both.length).toBeGreaterThan(20);
    expect(six?.twoLevels.share).toBeDefined();
  });
});
