import type { Change } from "../domain/change.ts";
import type { Device } from "./open-device.ts";
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
};

const TOLD = "told-answers";
/** So many are remembered as told: the journal they are found in is kept for thirty days. */
const MOST_TOLD = 200;

/** The answers of this person's that did not last and that they have not put away. [MA17] */
export async function overtakenAnswers(
  { outbox, codec }: Device,
  view: View,
): Promise<OvertakenAnswer[]> {
  const records = [
    ...(await outbox.journal.filter(isAnswer).toArray()),
    ...(await outbox.changes.filter(isAnswer).toArray()),
  ].sort((a, b) => (a.h < b.h ? -1 : 1));
  const changes = await codec.open(records.map(({ body }) => body));
  const latest = new Map<string, Change>();
  for (const change of changes)
    if (change.f.state !== undefined) latest.set(`${change.t} ${change.k}`, change);
  const told = new Set(await outbox.metaValue<string[]>(TOLD));
  const found: OvertakenAnswer[] = [];
  for (const { id, t, k, f } of latest.values()) {
    if (told.has(id) || (f.state !== "done" && f.state !== "dropped")) continue;
    if (t !== "meeting-action" && t !== "staff-action") continue;
    const row = await view.row(t, k);
    const stands = f.state === "done" ? "dropped" : "done";
    if (row === undefined || row.f.removed === true || row.f.state !== stands) continue;
    found.push({ id, t, k, said: f.state, why: typeof f.why === "string" ? f.why : "" });
  }
  return found;
}

function isAnswer({ t }: { t: string }): boolean {
  return t === "meeting-action" || t === "staff-action";
}

/** The person has read it and leaves it as it stands. */
export async function putAnswerAway({ outbox }: Device, id: string): Promise<void> {
  await outbox.transaction("rw", outbox.meta, async () => {
    const told = (await outbox.metaValue<string[]>(TOLD)) ?? [];
    await outbox.meta.put({ key: TOLD, value: [...told, id].slice(-MOST_TOLD) });
  });
}
