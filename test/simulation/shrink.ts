import type { Command } from "./command.ts";

/**
 * The shortest part of a failing schedule that still fails: takes away halves, quarters and so on
 * down to single commands, then makes the remaining ones plainer.
 *
 * @param fails whether a schedule shows the same failure
 * @param tries most schedules that are run to find out
 */
export async function shrink(
  commands: readonly Command[],
  fails: (commands: readonly Command[]) => Promise<boolean>,
  tries = 400,
): Promise<readonly Command[]> {
  let best = commands;
  const budget = { left: tries };
  const better = async (candidate: readonly Command[]): Promise<boolean> => {
    if (budget.left-- <= 0 || !(await fails(candidate))) return false;
    best = candidate;
    return true;
  };
  for (let size = Math.ceil(best.length / 2); size >= 1 && budget.left > 0;) {
    let taken = false;
    for (let from = 0; from < best.length && budget.left > 0;)
      if (
        (await better([...best.slice(0, from), ...best.slice(from + size)])) ||
        (await better(without(best, from, size)))
      )
        taken = true;
      else from += size;
    if (size > 1) size = Math.ceil(size / 2);
    else if (!taken) break;
  }
  for (let at = 0; at < best.length && budget.left > 0; at++)
    for (let changed = true; changed;) {
      changed = false;
      for (const plainer of plainerThan(best[at] as Command)) {
        changed = await better([...best.slice(0, at), plainer, ...best.slice(at + 1)]);
        if (changed) break;
      }
    }
  return best;
}

/** Takes commands away, but lets their time pass. */
function without(commands: readonly Command[], from: number, size: number): Command[] {
  const gone = commands.slice(from, from + size).reduce((sum, { wait }) => sum + wait, 0);
  const [next, ...rest] = commands.slice(from + size);
  const before = commands.slice(0, from);
  return next === undefined ? before : [...before, { ...next, wait: next.wait + gone }, ...rest];
}

function plainerThan(command: Command): Command[] {
  const plainer: Command[] = [];
  if (command.wait > 0) plainer.push({ ...command, wait: 0 });
  if ("tab" in command && command.tab > 0) plainer.push({ ...command, tab: 0 });
  if (command.do === "sync" && command.rounds > 1) plainer.push({ ...command, rounds: 1 });
  if (command.do === "sync" && command.limit < 2000) plainer.push({ ...command, limit: 2000 });
  if ((command.do === "sync" || command.do === "move") && command.fate !== "arrives")
    plainer.push({ ...command, fate: "arrives" });
  if (command.do === "edit" && command.wishes.length > 1)
    plainer.push(...command.wishes.map((wish) => ({ ...command, wishes: [wish] })));
  return plainer;
}
