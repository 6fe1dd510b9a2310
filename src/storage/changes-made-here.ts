import type { Change } from "../domain/change.ts";
import type { Device } from "./open-device.ts";

/**
 * What this person changed in some tables on this device, the earliest first: what was sent in the
 * last thirty days, and what is still to go.
 */
export async function changesMadeHere(
  { outbox, codec }: Device,
  tables: readonly string[],
): Promise<Change[]> {
  const isOfThem = ({ t }: { t: string }) => tables.includes(t);
  const records = [
    ...(await outbox.journal.filter(isOfThem).toArray()),
    ...(await outbox.changes.filter(isOfThem).toArray()),
  ].sort((a, b) => (a.h < b.h ? -1 : 1));
  return codec.open(records.map(({ body }) => body));
}
