import type { Change } from "../domain/change.ts";
import { listIn } from "../domain/field.ts";
import { changesMadeHere } from "./changes-made-here.ts";
import type { Device } from "./open-device.ts";
import { toldAlready } from "./told-already.ts";
import type { View } from "./view.ts";

/**
 * Children whom this person chose for an action on this device, where another device's choice, made
 * apart or since, stands without them. [MA19]
 */
export type OvertakenChildren = {
  /** Id of the change that did not last. */
  id: string;
  /** Key of the action. */
  k: string;
  /** Ids of those who are not in the choice that stands, and are still of the school's record. */
  missing: readonly string[];
  /** Ids of the meeting's entries that were left out with them. */
  entries: readonly string[];
};

/** The choices of this person's that did not last and that they have not put away. [MA19] */
export async function overtakenChildren(device: Device, view: View): Promise<OvertakenChildren[]> {
  const latest = new Map<string, Change>();
  for (const change of await changesMadeHere(device, ["meeting-action"]))
    if (change.f.children !== undefined) latest.set(change.k, change);
  const told = await toldAlready(device);
  const found: OvertakenChildren[] = [];
  for (const { id, k, f } of latest.values()) {
    // Who wrote the action down chose first; whoever changed that has seen it.
    if (told.has(id) || f.by !== undefined) continue;
    const row = await view.row("meeting-action", k);
    if (row === undefined || row.gone === true || row.f.removed === true) continue;
    // What is done or dropped is for nobody any more.
    if (row.f.state !== "open") continue;
    const stand = idsOf(row.f.children);
    const missing = await known(
      view,
      idsOf(f.children).filter((child) => !stand.includes(child)),
    );
    if (missing.length === 0) continue;
    const entriesStand = listIn(row.f.entries);
    const entries = listIn(f.entries).filter((entry) => !entriesStand.includes(entry));
    found.push({ id, k, missing, entries });
  }
  return found;
}

/** Those of whom this device has a record: one who was erased, or left its sight, is not named. */
async function known(view: View, children: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const child of children) {
    const row = await view.row("pupil", child);
    if (row !== undefined && row.gone !== true) found.push(child);
  }
  return found;
}

function idsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map((one: { id: string }) => one.id) : [];
}
