import type { AttainmentFacts } from "../src/domain/attainment-facts.ts";
import { readGridQuery, writeGridQuery } from "../src/domain/attainment-grid-query.ts";
import { attainmentGrid } from "../src/domain/attainment-grid.ts";
import { benchFacts } from "./bench-facts.ts";
import { interleave, median, type Result, resultOf, round, type Variant } from "./measure.ts";
import { type BenchPage, type BenchRoom, openBenchRoom } from "./page.ts";
import type { GridShown } from "./pages/grid-page.ts";

const HANDED = "the working out of levels, bands, figures and layout";
const SHOWS = [
  { name: "ours", page: "grid-ours", without: "" },
  { name: "floor", page: "grid-floor", without: "" },
  { name: "AG Grid Community 36", page: "grid-ag-grid", without: `${HANDED}; rows that grow` },
  { name: "a plain React table", page: "grid-react", without: `${HANDED}; the keyboard` },
];
/** The states a grid is brought to from the first, and back. */
const CHANGES = { switch: 1, filter: 2, move: 3 } as const;
const THERE_AND_BACK = 3;

type State = { facts: AttainmentFacts; search: string };
type Drawn = GridShown & { nodes: number };

/**
 * The whole-school grid of 630 and 2,500 children (above 1,000 it shows counts): ours works its
 * picture out from the facts; the floor and the peers are handed what it then shows.
 */
export async function run({ rounds }: { rounds: number }): Promise<Result> {
  const room = await openBenchRoom([
    "grid-ours.tsx",
    "grid-floor.ts",
    "grid-ag-grid.ts",
    "grid-react.tsx",
  ]);
  try {
    const small = await measure(room, 630, rounds);
    const large = await measure(room, 2500, rounds);
    const { variants, taken, medians } = small;
    return resultOf(taken, variants, "ms to another subject, 630 children", rounds, {
      "630": medians,
      "2500": large.medians,
    });
  } finally {
    await room.end();
  }
}

async function measure(room: BenchRoom, children: number, rounds: number) {
  const states = statesOf(benchFacts(children).facts);
  const drawn = await drawAll(room, states);
  const pages: { name: string; without: string; page: BenchPage; first: State | Drawn }[] = [];
  for (const { name, page, without } of SHOWS) {
    const opened = await room.open(page);
    const all = name === "ours" ? states : drawn;
    pages.push({ name, without, page: opened, first: all[0] as State | Drawn });
    await begin(opened, all);
  }
  const of = (how: (name: string, page: BenchPage, first: unknown) => Promise<number>): Variant[] =>
    pages.map(({ name, without, page, first }) => ({
      name,
      without,
      run: () => how(name, page, first),
    }));
  const told = (taken: Map<string, number[]>) =>
    Object.fromEntries([...taken].map(([name, all]) => [name, round(median(all), 1)]));
  const medians: Record<string, unknown> = { nodes: drawn[0]?.nodes };
  const variants = of((_, page) => thereAndBack(page, CHANGES.switch));
  const taken = await interleave(rounds, variants);
  medians.switchMs = told(taken);
  for (const what of ["filter", "move"] as const)
    medians[`${what}Ms`] = told(
      await interleave(
        rounds,
        of((_, page) => thereAndBack(page, CHANGES[what])),
      ),
    );
  medians.firstDrawMs = told(
    await interleave(
      rounds,
      of(async (_, { page, call }, first) => {
        await page.reload();
        await page.waitForFunction(() => "bench" in globalThis);
        return call<number>("show", first);
      }),
    ),
  );
  for (const { page } of pages) await page.page.context().close();
  return { variants, taken, medians };
}

async function begin({ call }: BenchPage, all: readonly unknown[]): Promise<void> {
  await call("hold", all);
  await call("show", all[0]);
}

async function thereAndBack({ call }: BenchPage, state: number): Promise<number> {
  const taken: number[] = [];
  for (let turn = 0; turn < THERE_AND_BACK; turn += 1)
    taken.push(await call<number>("change", state), await call<number>("change", 0));
  return median(taken);
}

/** What ours shows in each state, with the rows of all of them in each. */
async function drawAll(room: BenchRoom, states: readonly State[]): Promise<Drawn[]> {
  const page = await room.open("grid-ours");
  await begin(page, states);
  const drawn: Drawn[] = [await page.call<Drawn>("shown")];
  for (const at of Object.values(CHANGES)) {
    await page.call("change", at);
    drawn.push(await page.call<Drawn>("shown"));
    await page.call("change", 0);
  }
  await page.page.context().close();
  const { facts, search } = states[0] as State;
  const levels = attainmentGrid(facts, readGridQuery(facts, search).options)?.rows ?? [];
  const columns = drawn[0]?.columns ?? [];
  const used = levels
    .map(({ label }) => label)
    .filter((level) => drawn.some(({ rows }) => rows.some((row) => row.level === level)));
  return drawn.map((one) => ({
    ...one,
    rows: used.map(
      (level) =>
        one.rows.find((row) => row.level === level) ?? { level, cells: columns.map(() => []) },
    ),
  }));
}

/** The first subject; another one; the largest group that is not nearly all; one child two rows away. */
function statesOf(facts: AttainmentFacts): State[] {
  const [one, other] = facts.subjects.filter(({ scaleIn }) => scaleIn[facts.year] !== undefined);
  const search = `show=names&subject=${one?.id}`;
  const query = readGridQuery(facts, search);
  const half = facts.groups
    .map(({ id }) => ({ id, size: facts.children.filter((c) => c.groups.includes(id)).length }))
    .sort((a, b) => b.size - a.size)
    .find(({ size }) => size > 0 && size < facts.children.length * 0.6);
  const filter = { group: half?.id ?? "" };
  return [
    { facts, search },
    { facts, search: `show=names&subject=${other?.id}` },
    { facts, search: writeGridQuery({ ...query, options: { ...query.options, filter } }) },
    { facts: withOneMoved(facts, `${one?.id}.${query.options.point.split(":")[1]}`), search },
  ];
}

function withOneMoved(facts: AttainmentFacts, cell: string): AttainmentFacts {
  const now = facts.children.flatMap(({ years }) => years.at(-1)?.levels[cell] ?? []);
  const at = facts.children.findIndex(({ years }) => {
    const one = years.at(-1);
    return one !== undefined && one.yearGroup > 0 && one.levels[cell] !== undefined;
  });
  const held = facts.children[at]?.years.at(-1)?.levels[cell];
  const level = now.find(({ v }) => v !== held?.v);
  if (held === undefined || level === undefined) throw new Error("There is nobody to move");
  const children = facts.children.map((child, place) =>
    place === at
      ? {
          ...child,
          years: child.years.map((year, nth) =>
            nth === child.years.length - 1
              ? { ...year, levels: { ...year.levels, [cell]: { ...held, v: level.v } } }
              : year,
          ),
        }
      : child,
  );
  return { ...facts, children };
}
