import type { Store } from "./store.ts";

const LOOK_EVERY_MS = 1000;

/**
 * Tells of heads moved by other servers on the same database: one look a second at the schools
 * somebody listens to, and none while nobody does.
 * @returns what stops it.
 */
export function watchHeads(
  store: Store,
  listenedTo: () => readonly string[],
  tell: (school: string, head: number) => void,
): () => void {
  const told = new Map<string, number>();
  let looking = false;
  async function look(): Promise<void> {
    const schools = listenedTo();
    for (const school of told.keys()) if (!schools.includes(school)) told.delete(school);
    for (const school of schools) {
      const head = (await store.school(school))?.head ?? 0;
      const before = told.get(school);
      told.set(school, head);
      if (before !== undefined && head > before) tell(school, head);
    }
  }
  const timer = setInterval(() => {
    if (looking) return;
    looking = true;
    // A database that is away for a moment is looked at again in a second.
    look()
      .catch(() => undefined)
      .finally(() => (looking = false));
  }, LOOK_EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
