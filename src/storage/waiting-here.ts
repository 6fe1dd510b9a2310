import { Dexie } from "dexie";
import { Outbox, outboxName } from "./outbox.ts";

/**
 * How many changes of a person wait on this device, without opening what they are. For whoever sits
 * down next: that something waits, never what. [SY47]
 */
export async function waitingHere(who: { school: string; user: string }): Promise<number> {
  const name = outboxName(who.school, who.user);
  if (!(await Dexie.exists(name))) return 0;
  const outbox = new Outbox(name, {});
  try {
    return await outbox.changes.count();
  } finally {
    outbox.close();
  }
}
