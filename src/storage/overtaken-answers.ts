import type { Change, Row } from "../domain/change.ts";
import { wordsIn } from "../domain/field.ts";
import { changesMadeHere } from "./changes-made-here.ts";
import type { Device } from "./open-device.ts";
import { toldAlready } from "./told-already.ts";
import type { View } from "./view.ts";

/**
 * What was said on this device of what became of an action, where the opposite was said on another
 * and stands: that it is done, that it is dropped. [MA17]
 */
export type OvertakenAnswer = {
  /** Id of the change that did not last. */
  id: string;
  t: "meeting-action" | "staff-action";
  k: string;
  said: "done" | "dropped";
  /** Why it was dropped, by this person. */
  why: string;
  /** User id of who said what stands; null where that was not written down with it. */
  by: string | null;
};

/** The answers of this person's that did not last and that they have not put away. [MA17] */
export async function overtakenAnswers(device: Device, view: View): Promise<OvertakenAnswer[]> {
  const changes = await changesMadeHere(device, ["meeting-action", "staff-action"]);
  const latest = new Map<string, Change>();
  for (const change of changes)
    if (change.f.state !== undefined) latest.set(`${change.t} ${change.k}`, change);
  const told = await toldAlready(device);
  const found: OvertakenAnswer[] = [];
  for (const { id, t, k, f } of latest.values()) {
    // What is not signed is no answer: an Undo puts back what somebody else had said.
    if (told.has(id) || f.saidBy !== device.user) continue;
    if (f.state !== "done" && f.state !== "dropped") continue;
    if (t !== "meeting-action" && t !== "staff-action") continue;
    const row = await view.row(t, k);
    const stands = f.state === "done" ? "dropped" : "done";
    if (row === undefined || row.f.removed === true || row.f.state !== stands) continue;
    found.push({ id, t, k, said: f.state, why: wordsIn(f.why) ?? "", by: saidBy(row) });
  }
  return found;
}

/** Whose answer it is that stands: signed in the same change, or it is another answer’s. */
function saidBy({ f, h }: Row): string | null {
  return h.saidBy?.id === h.state?.id ? wordsIn(f.saidBy) : null;
}
