/** A mistake that others made, put into the program by exchanging a piece of its source. */
export type Bug = {
  name: string;
  /** Each `find` must stand exactly once in its file, however it is broken into lines. */
  exchanges: readonly { file: string; find: string; put: string }[];
  /** Seed to begin with, where what it takes comes seldom: near the first that finds it. */
  from?: number;
  /** Invariants of research/sync.md §5 by which it may be found out. */
  foundBy: readonly string[];
};

/** Every one must be found out by the schedules; research/sync.md §6.2 and §8 say who made them. */
export const BUGS: readonly Bug[] = [
  {
    name: "clocks from the future are not pulled back",
    exchanges: [
      {
        file: "src/domain/clock.ts",
        find: "if (!isAhead(clock, nowMs)) return clock;",
        put: "return clock;",
      },
    ],
    foundBy: ["I9"],
  },
  {
    name: "the cursor goes to the head on a partial page",
    exchanges: [
      {
        file: "src/server/pull.ts",
        find: "cursor: more && last !== undefined ? { s: last.s, t: last.t, k: last.k } : end,",
        put: "cursor: end,",
      },
    ],
    foundBy: ["I4", "I2"],
  },
  {
    name: "the cursor is a bare number, though one grant gives many rows one",
    exchanges: [
      {
        file: "src/server/sql-reader.ts",
        find: "(s, t, k) > (${after.s}, ${after.t}, ${after.k})",
        put: "s > ${after.s}",
      },
    ],
    foundBy: ["I4", "I2"],
  },
  {
    name: "numbers are given before the commit, outside it",
    exchanges: [
      {
        file: "src/server/take-into.ts",
        find: "const done = await store.write(school, async (writer) => { const taking",
        put: `await store.write(school, async (writer) => { writer.next(); });
          const done = await store.write(school, async (writer) => { const taking`,
      },
    ],
    foundBy: ["I4"],
  },
  {
    name: "losing a child's record purges the unsent work on it",
    exchanges: [
      {
        file: "src/sync/exchange.ts",
        find: "const taken = await receive(device, asked, pageOf(reply));",
        put: `const taken = await receive(device, asked, pageOf(reply));
          if (reply.scopes !== undefined) {
            const kept = new Set(reply.scopes);
            const { changes, journal } = device.outbox;
            for (const table of [changes, journal])
              for (const { id, t, k } of await table.toArray())
                if (t === "attainment" && !kept.has("p:" + k.split(":")[0])) await table.delete(id);
          }`,
      },
    ],
    foundBy: ["I1", "I16"],
  },
  {
    name: "nothing acknowledged is offered again to a restored copy",
    exchanges: [
      {
        file: "src/storage/acknowledge.ts",
        find: "await outbox.changes.bulkPut([...journal, ...attention].map(unsentOf));",
        put: "await outbox.changes.bulkPut(attention.map(unsentOf));",
      },
    ],
    foundBy: ["I1", "I16"],
  },
  {
    name: "equal clocks keep what is there already",
    exchanges: [
      {
        file: "src/domain/change.ts",
        find: "if (held !== undefined && compareStamps(held, stamp) >= 0) continue;",
        put: "if (held !== undefined && held.h >= stamp.h) continue;",
      },
    ],
    foundBy: ["I3", "I10"],
  },
  {
    name: "the latest to arrive shows, not the latest by clock",
    exchanges: [
      {
        file: "src/domain/change.ts",
        find: "return [...entries, entry].sort(compareStamps);",
        put: "return [...entries, entry];",
      },
    ],
    foundBy: ["I3"],
  },
  {
    name: "the cursor is stored before the rows",
    exchanges: [
      {
        file: "src/storage/receive.ts",
        find: 'const stored = await cache.transaction("rw", cache.rows, cache.raw, cache.meta, async () => { const stands',
        put: `const asOf = await cache.metaValues(["epoch", "cursor", "scopesHash", "clock", "complete"]);
          if (standsAt(asOf, asked) && (asked.epoch === "" || asked.epoch === page.epoch)) {
            await cache.putMeta({ epoch: page.epoch, cursor: page.cursor });
            asked = { ...asked, epoch: page.epoch, cursor: page.cursor };
          }
          const stored = await cache.transaction("rw", cache.rows, cache.raw, cache.meta, async () => { const stands`,
      },
    ],
    foundBy: ["I2", "I4"],
  },
  {
    name: "rows of unknown tables are dropped",
    exchanges: [
      {
        file: "src/storage/receive.ts",
        find: "await putNewer(cache.raw, unknown, whatMayBeOlder);",
        put: "",
      },
    ],
    foundBy: ["I4", "I2"],
  },
  {
    name: "the answer goes out before the commit, which then fails",
    exchanges: [
      {
        file: "src/server/take-into.ts",
        find: "const done = await store.write(school, async (writer) => {",
        put: "let early: T | undefined; const done = await store.write(school, async (writer) => {",
      },
      {
        file: "src/server/take-into.ts",
        find: "const result = await work(taking);",
        put: "const result = await work(taking); early = result;",
      },
      {
        file: "src/server/take-into.ts",
        find: "return { result, known: await taking.finish() }; });",
        put: `return { result, known: await taking.finish() }; }).catch((cause: unknown) => {
            if (early === undefined) throw cause;
            return undefined;
          });
          if (done === undefined) return early as T;`,
      },
    ],
    foundBy: ["I1"],
  },
  {
    name: "change ids are the device's and a counter",
    exchanges: [
      {
        file: "src/storage/commit.ts",
        find: "const ids = edits.map(() => device.randomHex(16));",
        put: `const count = await device.outbox.transaction("rw", device.outbox.meta, async () => {
            const counted = (await device.outbox.metaValue<number>("count")) ?? 0;
            await device.outbox.meta.put({ key: "count", value: counted + edits.length });
            return counted;
          });
          const ids = edits.map((_, at) => device.id + (count + at).toString(16).padStart(12, "0"));`,
      },
    ],
    foundBy: ["I5"],
  },
  {
    name: "the rows of a restored copy are joined to those of the one before",
    exchanges: [
      {
        file: "src/storage/receive.ts",
        find: "await cache.rows.clear();",
        put: "",
      },
    ],
    foundBy: ["I2", "I4", "I7", "I11", "I18"],
  },
  {
    name: "a device drops what the school put aside",
    exchanges: [
      {
        file: "src/storage/acknowledge.ts",
        find: "outbox.attention.bulkPut(attention),",
        put: "",
      },
    ],
    foundBy: ["I1", "I16", "I21"],
  },
  {
    name: "the school drops what it put aside",
    exchanges: [
      {
        file: "src/server/push.ts",
        find: "await this.#writer.putQuarantined([...last.values()]);",
        put: "",
      },
    ],
    foundBy: ["I1"],
  },
  {
    name: "an acknowledged change leaves the view before its row has come",
    exchanges: [
      {
        file: "src/storage/acknowledge.ts",
        find: "...(verdict.seq <= reached ? {} : { overlaid: 1 }),",
        put: "",
      },
    ],
    foundBy: ["I10"],
  },
  {
    name: "signing out deletes the outbox",
    exchanges: [
      {
        file: "src/storage/sign-out.ts",
        find: "if (empty)",
        put: "",
      },
    ],
    foundBy: ["I1", "I16"],
  },
  {
    name: "everyone on a browser shares one outbox",
    exchanges: [
      {
        file: "src/storage/outbox.ts",
        find: "return `outbox-${school}-${user}`;",
        put: "return `outbox-${school}-${user.slice(0, 0)}`;",
      },
    ],
    foundBy: ["I17", "I1", "I9", "I10", "I16", "I12"],
  },
  {
    name: "the server takes the session's word for whose work it is",
    exchanges: [
      {
        file: "src/server/answer-sync.ts",
        find: "if (request.user !== user)",
        put: "if (request.user === '')",
      },
    ],
    foundBy: ["I17", "I4", "I7"],
  },
  {
    name: "any page that comes with 200 counts as an answer",
    exchanges: [
      {
        file: "src/sync/exchange.ts",
        find: 'if (status !== 200 || type.split(";")[0]?.trim() !== CONTENT_TYPE) return undefined;',
        put: `if (status === 200 && type === "text/html")
            return {
              reply: {
                ...{ p: 1, epoch: request.epoch, head: request.cursor.s, now: device.now() },
                ...{ rows: [], cursor: request.cursor, more: false, seen: [] },
                verdicts: request.changes.map(({ id, h }) => ({ id, is: "accepted", seq: 1, h })),
              },
            };`,
      },
      {
        file: "src/sync/exchange.ts",
        find: "await sendAndRead(request, send)",
        put: "await sendAndRead(request, send, device)",
      },
      {
        file: "src/sync/exchange.ts",
        find: "async function sendAndRead( request: SyncRequest, send: Send,",
        put: "async function sendAndRead(request: SyncRequest, send: Send, device: Device,",
      },
    ],
    foundBy: ["I12", "I1"],
  },
  {
    name: "rows of a lost scope stay on the device",
    exchanges: [
      {
        file: "src/storage/receive.ts",
        find: 'await table.where("scope").anyOf(lost).delete();',
        put: "",
      },
    ],
    foundBy: ["I7"],
  },
  {
    name: "a scope that is given back does not come again",
    exchanges: [
      {
        file: "src/server/grants.ts",
        find: "fromSeq: seq, fromAt: nowMs",
        put: "fromSeq: 0, fromAt: nowMs",
      },
    ],
    foundBy: ["I4", "I2"],
  },
  {
    name: "an edit is not stamped above what its author could see",
    exchanges: [
      {
        file: "src/storage/commit.ts",
        find: "stamp(edits, ids, last > shownClock ? last : shownClock, nowMs)",
        put: "stamp(edits, ids, last, nowMs)",
      },
    ],
    foundBy: ["I10"],
  },
  {
    name: "the server does not look at who may write",
    exchanges: [
      {
        file: "src/server/push.ts",
        find: "const wrong = await this.#refusalOf(change);",
        put: "const wrong = undefined as Refusal | undefined;",
      },
    ],
    foundBy: ["I7", "I12"],
  },
  {
    name: "a page is stored wherever the device stands by then",
    exchanges: [
      {
        file: "src/storage/receive.ts",
        find: 'if (!standsAt(stands, asked) || (asked.epoch !== "" && asked.epoch !== page.epoch)) return undefined;',
        put: "",
      },
    ],
    foundBy: ["I2", "I4", "I7", "I10", "I11"],
  },
  {
    name: "the same change counts again when it comes again",
    exchanges: [
      {
        file: "src/server/push.ts",
        find: "if (before !== undefined && before.hash === hash)",
        put: "if (before !== undefined && before.hash === hash && change.op === 'add')",
      },
    ],
    foundBy: ["I5", "I6"],
  },
  {
    name: "an erased child stays in the log",
    exchanges: [
      {
        file: "src/server/erase-pupil.ts",
        find: "for (const scope of scopes) await writer.forgetContent(scope, ERASED);",
        put: "",
      },
    ],
    foundBy: ["I20"],
  },
  {
    name: "a restored copy keeps its old epoch",
    exchanges: [
      {
        file: "src/server/restore.ts",
        find: "{ ...record, epoch: newEpoch() }",
        put: "record",
      },
    ],
    foundBy: ["I16"],
  },
  {
    name: "the device says it is all saved when the request has gone out",
    exchanges: [
      {
        file: "src/storage/saving.ts",
        find: "const onDevice = await outbox.changes.count();",
        put: "const onDevice = 0 * (await outbox.changes.count());",
      },
    ],
    foundBy: ["I21"],
  },
  {
    name: "the digest adopts the school's number",
    exchanges: [
      {
        file: "src/server/pull.ts",
        find: 'digest: same ? "same" : "different"',
        put: 'digest: same ? "same" : "same"',
      },
    ],
    foundBy: ["I18", "I2", "I4"],
  },
  {
    name: "whoever teaches sees what is kept for leaders",
    exchanges: [
      {
        file: "src/domain/access.ts",
        find: "const as = teachers.get(user);",
        put: "const as = teachers.get(user); if (as !== undefined) sees.add(LEADERS_SCOPE);",
      },
    ],
    foundBy: ["I7"],
  },
  {
    name: "what is written once can be written over",
    exchanges: [
      {
        file: "src/domain/change.ts",
        find: "return tableOf(row.t)?.once !== undefined && Object.keys(row.h).length > 0;",
        put: "return false;",
      },
    ],
    foundBy: ["I3", "I10", "I24"],
  },
  {
    name: "what was frozen keeps a child who was erased",
    exchanges: [
      {
        file: "src/server/erase-pupil.ts",
        find: "taking.replace(await takenOut(writer, where.pupil, seq));",
        put: "",
      },
    ],
    foundBy: ["I20", "I3", "I4"],
  },
  {
    name: "what was frozen away from the network brings back a child who was erased",
    exchanges: [
      {
        file: "src/server/taking.ts",
        find: "const change = this.withoutErased(sent);",
        put: "const change = sent;",
      },
    ],
    foundBy: ["I20"],
  },
  {
    name: "a piece of writing takes the place of what was there when it arrives",
    exchanges: [
      {
        file: "src/domain/note.ts",
        find: "return { g, u: [...note.u, piece].sort(compareStamps) };",
        put: "return { g, u: [piece] };",
      },
    ],
    foundBy: ["I22", "I10"],
  },
  {
    name: "joining pieces of writing trims all up to the latest, and not what was merged",
    exchanges: [
      {
        file: "src/domain/note.ts",
        find: "const others = note.u.filter(({ id }) => !ids.has(id));",
        put: "const others = note.u.filter(({ h }) => h > latest.h);",
      },
    ],
    foundBy: ["I22", "I10"],
  },
  {
    name: "the generation of a text is ignored",
    exchanges: [
      {
        file: "src/domain/note.ts",
        find: "const order = compareGenerations(g, note.g); if (order > 0) return { g, u: [piece] };",
        put: "const order = 0 as number;",
      },
    ],
    foundBy: ["I22", "I10"],
  },
  {
    name: "writing that waited stays waiting when its beginning has come",
    exchanges: [
      {
        file: "src/server/taking.ts",
        find: "for (let found = waiting.length > 0; found;) {",
        put: "for (let found = false; found;) {",
      },
    ],
    foundBy: ["I22"],
  },
  {
    name: "a text that was replaced stays in the log",
    exchanges: [
      {
        file: "src/server/taking.ts",
        find: "await this.#forgetReplaced();",
        put: "",
      },
    ],
    foundBy: ["I22"],
  },
  {
    name: "a closed summary can be written over",
    exchanges: [
      {
        file: "src/domain/summary-tables.ts",
        find: "once: Object.keys(summaryFields),",
        put: "",
      },
    ],
    foundBy: ["I24"],
  },
  {
    name: "the school takes what is written over what a meeting was closed with",
    exchanges: [
      {
        file: "src/server/push.ts",
        find: 'if (held !== undefined && isWritten(held)) return inWords({ code: "written-once" });',
        put: "",
      },
    ],
    from: 100,
    foundBy: ["I24", "I3"],
  },
  {
    name: "an action keeps its words when the child it was for is erased",
    exchanges: [
      {
        file: "src/domain/children-in-row.ts",
        find: "const { f } = kept.length > 0 ? of : withoutWordsOfChildren(of);",
        put: "const { f } = of;",
      },
    ],
    from: 150,
    foundBy: ["I20", "I3", "I24"],
  },
  {
    name: "an action is taken on in anybody's name",
    exchanges: [
      {
        file: "src/domain/own-name.ts",
        find: "return !isTaken || (acceptedBy === user && (acceptedFor === user || mayAgree));",
        put: "return true;",
      },
    ],
    from: 70,
    foundBy: ["I7"],
  },
  {
    name: "leaders read of a class only what they teach there",
    exchanges: [
      {
        file: "src/domain/access.ts",
        find: "for (const schoolClass of roster.classes) sees.add(classScope(schoolClass));",
        put: "",
      },
    ],
    foundBy: ["I23", "I12", "I4", "I2"],
  },
  {
    name: "who was moved in a meeting is moved on the disk, and not on the screen that is open",
    exchanges: [
      {
        file: "src/storage/receive.ts",
        find: "const rows = page.rows.filter((row) => row.t === t && newer.has(nameOf(row)));",
        put: `const rows = page.rows.filter(
            (row) => row.t === t && newer.has(nameOf(row)) && !t.startsWith("meeting-e"),
          );`,
      },
    ],
    foundBy: ["I25", "I10"],
  },
  {
    name: "whoever sees a child sees what is restricted",
    exchanges: [
      {
        file: "src/domain/access.ts",
        find: "if (SEES_RESTRICTED.includes(role))",
        put: "if (SEES_ALL.includes(role))",
      },
    ],
    foundBy: ["I7", "I12"],
  },
];
