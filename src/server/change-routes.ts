import { Hono } from "hono";
import { type ChangesAsked, changesAskedOf, readsChanges } from "../domain/logged-change.ts";
import { PROTOCOL_VERSION } from "../sync/protocol.ts";
import type { AppDeps } from "./app-deps.ts";
import { type AppContext, type AppEnv, sayNo } from "./app-request.ts";
import { type ChangesReader, KeptChanges } from "./kept-changes.ts";
import { pageOfChanges } from "./logged-changes.ts";
import { placeIn, principalOf } from "./principal.ts";
import { RateLimit, sayWait } from "./rate-limit.ts";
import { knownRoster, standingAt } from "./school-standing.ts";

const QUARTER_HOUR_MS = 15 * 60_000;
/** How often one person may have a school's log read; what is still kept costs nothing. */
const MOST_READS = 120;
/** How often it is read again because who may see what was changed meanwhile. */
const MOST_TURNS = 3;

/** What was changed, by whom and when: read by those who answer for the school's records. [WC1] */
export function changeRoutes(deps: AppDeps): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const kept = new KeptChanges();
  const reads = new RateLimit(MOST_READS, QUARTER_HOUR_MS);

  /** The school as it is now, for who may read its changes now. */
  async function readerOf(id: string, user: string): Promise<ChangesReader | undefined> {
    const school = await deps.store.school(id);
    if (school === undefined) return undefined;
    const reader = deps.store.read(id);
    const known = await knownRoster(deps.store, school, reader);
    const { role, grants } = standingAt(known, user, deps.now());
    if (role === undefined || !readsChanges(role)) return undefined;
    return { school, user, reader, sees: grants.sees };
  }

  async function answer(c: AppContext, first: ChangesReader, asked: ChangesAsked) {
    let of = first;
    for (let turn = 0; turn < MOST_TURNS; turn += 1) {
      const lines = kept.held(of, asked) ?? (await kept.read(of, asked, c.req.raw.signal));
      const now = await readerOf(of.school.id, of.user);
      if (now === undefined) return refuse(c);
      // A child who was erased while it was read is in nothing that is answered. [WC1]
      if (now.sees === of.sees && now.school.epoch === of.school.epoch)
        return c.json({ p: PROTOCOL_VERSION, ...pageOfChanges(lines, asked) });
      of = now;
    }
    return sayNo(c, 503, "Much is being changed at the school just now. Ask again in a minute.");
  }

  app.get("/schools/:school/changes", async (c) => {
    const id = c.req.param("school");
    const principal = await principalOf(c, deps);
    if (principal === undefined) return sayNo(c, 401, "Sign in to see what was changed.");
    const place = await placeIn(principal.user, id, deps);
    const of = place === undefined ? undefined : await readerOf(id, principal.user);
    if (of === undefined) return refuse(c);
    const asked = changesAskedOf(new URL(c.req.url).searchParams);
    if (kept.held(of, asked) === undefined) {
      const paused = reads.take(`${principal.user} ${c.get("address")}`, deps.now());
      if (paused !== undefined)
        return sayNo(c, 429, `This was asked for very often. Ask again ${sayWait(paused.wait)}.`);
    }
    try {
      return await answer(c, of, asked);
    } catch (cause) {
      // Whoever asked is gone, so nobody reads this.
      if (c.req.raw.signal.aborted) return sayNo(c, 408, "Nobody waits for this any more.");
      throw cause;
    }
  });

  return app;
}

function refuse(c: AppContext): Response {
  return sayNo(
    c,
    403,
    "Only administrators and senior leaders of the school see what was changed.",
  );
}
