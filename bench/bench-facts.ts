import { demoSchool } from "../src/demo/demo-school.ts";
import type { AttainmentFacts } from "../src/domain/attainment-facts.ts";
import type { Row } from "../src/domain/change.ts";
import { factsIn, rowsIn } from "../test/support/frozen-school.ts";
import { BENCH_DAY } from "./bench-day.ts";

/** What is known of a made-up school of so many children, and its records of judgements. */
export function benchFacts(pupils: number): { facts: AttainmentFacts; records: readonly Row[] } {
  const classesPerYear = Math.ceil(pupils / 210);
  const { rows } = demoSchool({ seed: "bench", day: BENCH_DAY, pupils, classesPerYear, years: 2 });
  return { facts: factsIn(rows, BENCH_DAY), records: rowsIn(rows, "attainment") };
}
