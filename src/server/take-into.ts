import { keepRoster, knownRoster } from "./school-standing.ts";
import type { Store } from "./store.ts";
import { Taking } from "./taking.ts";

/** Works on a school's rows in one transaction, and keeps the roster that came of it. */
export async function takeInto<T>(
  store: Store,
  school: string,
  nowMs: number,
  work: (taking: Taking) => Promise<T>,
): Promise<T> {
  const done = await store.write(school, async (writer) => {
    const taking = new Taking(writer, await knownRoster(store, writer.school, writer), nowMs);
    const result = await work(taking);
    return { result, known: await taking.finish() };
  });
  keepRoster(store, { id: school }, done.known);
  return done.result;
}
