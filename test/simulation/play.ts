import { Broken } from "./broken.ts";
import type { Command } from "./command.ts";
import { makeQuick } from "./quick.ts";
import { comeToRest } from "./quiet.ts";
import { Random, seedChance } from "./random.ts";
import { scheduleOf } from "./schedule.ts";
import { shrink } from "./shrink.ts";
import { type Counts, World } from "./world.ts";

makeQuick();

export type Played = {
  counts: Counts;
  failure: Failure | undefined;
  /** What the school's log came to, for comparing two runs. */
  log: string;
};
export type Failure = { invariant: string; what: string; at: number; stack: string | undefined };

/**
 * Plays a schedule to its end, or to the first thing that does not hold.
 * @param thorough looks at everything all the time, and writes stacks: slower
 */
export async function play(
  seed: number,
  commands: readonly Command[],
  thorough = false,
): Promise<Played> {
  const restore = seedChance(new Random(seed ^ 0xc4a2ce));
  // Browsers throw exceptions by the way; writing their stacks takes longer than the schedule.
  const limit = Error.stackTraceLimit;
  if (!thorough) Error.stackTraceLimit = 0;
  const world = new World(seed, commands, thorough);
  let at = 0;
  try {
    await world.school.begin();
    for (const command of commands) {
      await world.run(command);
      at++;
    }
    await comeToRest(world);
    return { counts: world.counts, failure: undefined, log: logOf(world) };
  } catch (thrown) {
    return { counts: world.counts, failure: failureOf(thrown, at), log: logOf(world) };
  } finally {
    await world.close();
    Error.stackTraceLimit = limit;
    restore();
  }
}

function logOf({ school }: World): string {
  return school.log.map(({ seq, id, h, is }) => `${seq} ${id} ${h} ${is}`).join("\n");
}

function failureOf(thrown: unknown, at: number): Failure {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  const invariant = error instanceof Broken ? error.invariant : "threw";
  return { invariant, what: error.message, at, stack: error.stack };
}

export type Census = {
  schedules: number;
  /** Commands of each schedule that did something. */
  commands: number[];
  counts: Counts;
  failures: { seed: number; failure: Failure }[];
};

/** Plays the schedules of so many seeds in a row, and counts. */
export async function playMany(
  from: number,
  schedules: number,
  { stopAtFirst = false }: { stopAtFirst?: boolean } = {},
): Promise<Census> {
  const census: Census = { schedules: 0, commands: [], counts: new Map(), failures: [] };
  for (let seed = from; seed < from + schedules; seed++) {
    const { counts, failure } = await play(seed, scheduleOf(seed));
    census.schedules++;
    census.commands.push(counts.get("commands") ?? 0);
    for (const [what, count] of counts)
      census.counts.set(what, (census.counts.get(what) ?? 0) + count);
    if (failure !== undefined) census.failures.push({ seed, failure });
    if (failure !== undefined && stopAtFirst) break;
  }
  return census;
}

export function medianOf(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

/** What to write down about a failing seed: the invariant, what was seen, the shortest way there. */
export async function report(seed: number, failure: Failure): Promise<string> {
  const all = scheduleOf(seed);
  // Whoever looks at everything may see a thing leave in order, and no longer miss it: then the
  // failure shows only to those who look as seldom as when it was found.
  const thorough = (await play(seed, all, true)).failure?.invariant === failure.invariant;
  const fails = async (some: readonly Command[]): Promise<boolean> =>
    (await play(seed, some, thorough)).failure?.invariant === failure.invariant;
  const upToIt = all.slice(0, failure.at + 1);
  const commands = await shrink((await fails(upToIt)) ? upToIt : all, fails);
  const last = (await play(seed, commands, thorough)).failure ?? failure;
  return [
    `seed ${seed} breaks ${last.invariant}${thorough ? "" : ", unless it is looked for"}: ${last.what}`,
    ...commands.map((command) => `  ${JSON.stringify(command)},`),
    last.stack ?? "",
  ].join("\n");
}
