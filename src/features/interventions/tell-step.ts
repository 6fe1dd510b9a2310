import { showToast } from "../../ui/toast.ts";
import type { Step } from "./use-interventions.ts";

/** Says what was done, with the way back; or why it was not kept. */
export async function tellStep(step: Promise<Step>, said: string): Promise<void> {
  const refused = await tellKept(step, said);
  if (refused !== undefined) showToast({ words: refused });
}

/** The same where a form waits for it: answers why it was not kept, for the form to say. */
export async function tellKept(step: Promise<Step>, said: string): Promise<string | undefined> {
  const done = await step;
  if ("say" in done) return done.say;
  showToast({ words: said, undo: () => void undone(done.undo) });
  return undefined;
}

/** Takes a step back, and says why not where a colleague has changed it since. */
async function undone(undo: () => Promise<string | undefined>): Promise<void> {
  const why = await undo();
  if (why !== undefined) showToast({ words: why });
}
