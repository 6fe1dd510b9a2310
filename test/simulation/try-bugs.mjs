// Tries the seeded bugs on the schedules of a seed, a few at a time.
import { load } from "./load.mjs";
import { inThread } from "./spread.mjs";

/** A bug that lives through this many schedules has survived. */
export const MOST_SCHEDULES = 400;

/** @param {number} from first seed @param {(name: string) => boolean} [which] */
export async function tryBugs(from, threads = 2, which = () => true) {
  const loaded = await load("test/simulation/bugs.ts");
  const bugs = loaded.module.BUGS.filter(({ name }) => which(name));
  await loaded.close();
  const left = [...bugs];
  const found = [];
  await Promise.all(
    Array.from({ length: threads }, async () => {
      for (let bug = left.shift(); bug !== undefined; bug = left.shift()) {
        const { name, exchanges, foundBy } = bug;
        const census = await inThread({
          from: bug.from ?? from,
          schedules: MOST_SCHEDULES,
          exchanges,
          stopAtFirst: true,
        }).catch((cause) => ({
          schedules: 0,
          failures: [{ failure: { invariant: "unusable", what: String(cause) } }],
        }));
        const [first] = census.failures;
        found.push({
          name,
          foundBy,
          schedules: census.schedules,
          by: first?.failure.invariant,
          what: first?.failure.what,
        });
      }
    }),
  );
  return found;
}
