import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { demoSchool } from "../../src/demo/demo-school.ts";
import { scaleOf } from "../../src/domain/access.ts";
import { pointsOf } from "../../src/domain/assessment-point.ts";
import { type AttainmentFacts, recordOf, scaleIn } from "../../src/domain/attainment-facts.ts";
import type { Row } from "../../src/domain/change.ts";
import { type FactsRows, gatherFacts } from "../../src/domain/gather-facts.ts";
import { baselineEntry, currentEntryIn } from "../../src/domain/judgement.ts";
import { progressLine } from "../../src/domain/progress-line.ts";
import { rosterOf } from "../../src/domain/roster.ts";
import type { TableName } from "../../src/domain/schema.ts";
import { row } from "../support/small-school.ts";

const school = demoSchool({ seed: 7, day: "2026-11-21", pupils: 90 });
const roster = rosterOf(school.rows);
const of = (t: TableName) => school.rows.filter((row) => row.t === t);
const rows: FactsRows = {
  school: of("school"),
  subject: of("subject"),
  point: of("point"),
  class: of("class"),
  group: of("group"),
  pupil: of("pupil"),
  membership: of("membership"),
  "pupil-group": of("pupil-group"),
  attainment: of("attainment"),
};
const facts = gatherFacts({ rows, roster, year: 2026, day: "2026-11-21" });

describe("what is known about a school", () => {
  it("[AF1] holds every child with a place in the year, with each earlier year", () => {
    const placed = rows.membership.filter((row) => row.k.endsWith(":2026"));
    expect(new Set(facts.children.map((child) => child.id))).toEqual(
      new Set(placed.map((row) => row.k.split(":")[0])),
    );
    for (const child of facts.children) {
      expect(child.years.at(-1)?.year).toBe(2026);
      const years = rows.membership.filter((row) => row.k.startsWith(`${child.id}:`));
      expect(child.years).toHaveLength(years.length);
    }
  });

  it("[AF1] holds what shows in each cell, and the standing baseline", () => {
    const records = new Map(rows.attainment.map((row) => [row.k, row]));
    for (const child of facts.children)
      for (const { year, levels } of child.years) {
        const record = records.get(`${child.id}:${year}`);
        const before = records.get(`${child.id}:${year - 1}`);
        for (const { id: subject } of facts.subjects) {
          const stands = baselineEntry(before, record, subject);
          expect(levels[`${subject}.baseline`]?.id).toBe(
            stands?.v === null ? undefined : stands?.id,
          );
          for (const slot of ["autumn", "spring", "summer", "target", "prediction"]) {
            const now = currentEntryIn(record, `${subject}.${slot}`);
            expect(levels[`${subject}.${slot}`]?.v).toBe(now?.v ?? undefined);
          }
        }
      }
  });

  it("[AF2] survives being written down, and gives the progress lines that the records give", () => {
    const again = JSON.parse(JSON.stringify(facts)) as AttainmentFacts;
    expect(again).toEqual(facts);
    const records = new Map(rows.attainment.map((row): [string, Row] => [row.k, row]));
    for (const child of again.children)
      for (const subject of again.subjects) {
        const scale = scaleIn(again, subject, 2026);
        expect(scale).toEqual(scaleOf(roster, subject.id, 2026));
        if (scale === undefined) continue;
        const line = (record: (year: number) => Row | undefined) =>
          progressLine({
            scale,
            subject: subject.id,
            years: child.years.map(({ year, yearGroup }) => ({
              year,
              yearGroup,
              points: pointsOf(rows.point, year),
              record: record(year),
            })),
          }).moments.map(({ entry, ...moment }) => ({ ...moment, all: [], value: entry.v }));
        const frozen = line((year) =>
          recordOf(
            child,
            child.years.find((one) => one.year === year)!,
          ),
        );
        const live = line((year) => records.get(`${child.id}:${year}`));
        expect(frozen).toEqual(live);
      }
  });

  it("[AF1] holds the year's target groups and what a child is given, on the day", () => {
    const [one, other] = facts.children;
    const put = (t: TableName, k: string, f: Record<string, unknown>) => row(t, k, f);
    const since = [{ from: "2026-10-01", to: null }];
    const over = [{ from: "2026-09-10", to: "2026-10-01" }];
    const id = "boost-u-hale";
    const more = {
      ...rows,
      school: [put("school", "school", { name: "Oak", progress: { stuck: 2 } })],
      "target-group": [
        put("target-group", `${one!.id}:2026:maths`, { spans: since, by: "u-hale" }),
        put("target-group", `${one!.id}:2025:reading`, { spans: since, by: "u-hale" }),
        put("target-group", `${other!.id}:2026:maths`, { spans: over, by: "u-hale" }),
      ],
      intervention: [put("intervention", id, { name: "Maths boost", wave: 2, from: "2026-09-01" })],
      "intervention-pupil": [
        put("intervention-pupil", `${other!.id}:${id}`, { spans: since }),
        put("intervention-pupil", `${one!.id}:${id}`, { spans: over }),
      ],
    };
    const found = gatherFacts({ rows: more, roster, year: 2026, day: "2026-11-21" });
    const planned = (child: string) => {
      const { targets, interventions } = found.children.find((two) => two.id === child)!;
      return { targets, interventions };
    };
    expect(planned(one!.id)).toEqual({ targets: ["maths"], interventions: [] });
    expect(planned(other!.id)).toEqual({ targets: [], interventions: ["Maths boost"] });
    expect(found.interventionIn).toEqual({ "Maths boost": [null] });
    expect(found.progress?.stuck).toBe(2);
    expect(facts.progress).toBeUndefined();
  });

  it("[AF1] is the same, whatever was gathered before, as from rows never seen", () => {
    const tables = ["attainment", "pupil", "pupil-group", "membership"] as const;
    const year = { roster, year: 2026 };
    fc.assert(
      fc.property(
        fc.constantFrom(...tables),
        fc.nat(),
        fc.constantFrom("drop", "gone", "change"),
        (t, pick, how) => {
          const list = [...rows[t]];
          const at = pick % list.length;
          const old = list[at]!;
          const next: Row =
            how === "gone"
              ? { ...old, gone: true }
              : t === "attainment"
                ? { ...old, c: list[(at + 1) % list.length]!.c ?? {} }
                : { ...old, f: list[(at + 1) % list.length]!.f };
          if (how === "drop") list.splice(at, 1);
          else list[at] = next;
          const now = { ...rows, [t]: list };
          const day = pick % 3 === 0 ? "2026-12-01" : "2026-11-21";
          gatherFacts({ ...year, rows, day: "2026-11-21" });
          const kept = gatherFacts({ ...year, rows: now, day });
          expect(kept).toEqual(gatherFacts({ ...year, rows: structuredClone(now), day }));
        },
      ),
      { numRuns: 8 },
    );
  });
});
