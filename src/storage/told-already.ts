import type { Device } from "./open-device.ts";

const TOLD = "told-answers";
/** So many are remembered as told: the journal they are found in is kept for thirty days. */
const MOST_TOLD = 200;

/** Ids of changes that did not last, of which this person was told and which they leave as it is. */
export async function toldAlready({ outbox }: Device): Promise<ReadonlySet<string>> {
  return new Set(await outbox.metaValue<string[]>(TOLD));
}

/** The person has read that a change did not last, and leaves it as it stands. */
export async function putAway({ outbox }: Device, id: string): Promise<void> {
  await outbox.transaction("rw", outbox.meta, async () => {
    const told = (await outbox.metaValue<string[]>(TOLD)) ?? [];
    await outbox.meta.put({ key: TOLD, value: [...told, id].slice(-MOST_TOLD) });
  });
}
