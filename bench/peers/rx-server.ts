import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import Database from "better-sqlite3";
import type { Handler } from "../page.ts";
import type { PeerDocument } from "./peer-document.ts";

type Held = { seq: number; body: string };
type Pushed = { newDocumentState: PeerDocument; assumedMasterState?: PeerDocument };

export const RX_WITHOUT =
  "no account or permission for each change, no verdicts, no idempotency key, no partial replication unless one writes it, a document changed on both sides keeps one side whole, and the browser does not wait for its disk";

/**
 * What RxDB's replication asks of a server, on SQLite as ours is (write-ahead log, every commit on
 * the disk): pull from a checkpoint, push with the assumed state, a stream of what others pushed.
 */
export function openRxServer(folder: string): {
  handle: Handler;
  /** Holds these documents and no others from now on. */
  fill: (documents: readonly PeerDocument[]) => void;
  close: () => void;
} {
  const db = new Database(join(folder, "rx.sqlite"));
  db.pragma("journal_mode = WAL");
  db.pragma("synchronous = FULL");
  db.exec("create table doc (id text primary key, seq integer not null, body text not null)");
  db.exec("create index doc_seq on doc (seq)");
  const held = db.prepare<[string], Held>("select seq, body from doc where id = ?");
  const put = db.prepare("insert or replace into doc values (?, ?, ?)");
  const after = db.prepare<[number, number], Held>(
    "select seq, body from doc where seq > ? order by seq limit ?",
  );
  const streams = new Set<ServerResponse>();
  let seq = 0;

  const write = db.transaction((documents: readonly PeerDocument[]) => {
    db.exec("delete from doc");
    for (const one of documents) put.run(one.id, ++seq, JSON.stringify(one));
  });

  const push = db.transaction((rows: readonly Pushed[]) => {
    const conflicts: unknown[] = [];
    const taken: PeerDocument[] = [];
    for (const { newDocumentState, assumedMasterState } of rows) {
      const master = held.get(newDocumentState.id)?.body;
      if (master !== undefined && !isSame(JSON.parse(master), assumedMasterState))
        conflicts.push(JSON.parse(master));
      else taken.push(newDocumentState);
    }
    for (const one of taken) put.run(one.id, ++seq, JSON.stringify(one));
    return { conflicts, taken };
  });

  return {
    async handle(request, response) {
      if (request.url?.startsWith("/rx/") !== true) return false;
      const url = new URL(request.url, "http://bench");
      if (url.pathname === "/rx/stream") {
        response.writeHead(200, {
          "content-type": "text/event-stream",
          "cache-control": "no-store",
        });
        response.write("retry: 3000\n\n");
        streams.add(response);
        response.on("close", () => streams.delete(response));
      } else if (url.pathname === "/rx/pull") {
        const from = Number(url.searchParams.get("seq"));
        const rows = after.all(from, Number(url.searchParams.get("limit")));
        response
          .setHeader("content-type", "application/json")
          .end(
            `{"documents":[${rows.map(({ body }) => body).join(",")}],"checkpoint":{"seq":${rows.at(-1)?.seq ?? from}}}`,
          );
      } else {
        const { conflicts, taken } = push((await bodyOf(request)) as Pushed[]);
        response.setHeader("content-type", "application/json").end(JSON.stringify(conflicts));
        const news = JSON.stringify({ documents: taken, checkpoint: { seq } });
        if (taken.length > 0) for (const stream of streams) stream.write(`data: ${news}\n\n`);
      }
      return true;
    },
    fill: (documents) => {
      write(documents.map((one) => ({ ...one, _deleted: false })));
    },
    close: () => db.close(),
  };
}

export async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return JSON.parse(Buffer.concat(parts).toString());
}

/** Whether two documents say the same, whatever the order of their fields. */
function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => isSame(a[key as keyof typeof a], b[key as keyof typeof b]))
  );
}
