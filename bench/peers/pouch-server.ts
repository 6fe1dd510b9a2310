import { createRequire } from "node:module";
import { join } from "node:path";
import type { Handler } from "../page.ts";
import type { PeerDocument } from "./peer-document.ts";

type NodePouch = { new (name: string): { bulkDocs(documents: object[]): Promise<unknown[]> } };

export const POUCH_WITHOUT =
  "no account or permission for each change (a database is seen and written whole), no verdicts, no partial replication, one revision of a whole document wins in silence, and neither browser nor server waits for its disk";

/** express-pouchdb on leveldb in a folder, answering below `/couch/`. */
export function openPouchServer(folder: string): {
  handle: Handler;
  fill: (name: string, documents: readonly PeerDocument[]) => Promise<void>;
} {
  const require = createRequire(import.meta.url);
  const PouchDB = require("pouchdb-node").defaults({ prefix: `${folder}/` }) as NodePouch;
  const app = require("express")();
  const pouch = require("express-pouchdb")(PouchDB, {
    mode: "minimumForPouchDB",
    inMemoryConfig: true,
    logPath: join(folder, "log.txt"),
  });
  app.use("/couch", pouch);
  return {
    handle(request, response) {
      if (request.url?.startsWith("/couch/") !== true) return false;
      app(request, response);
      return true;
    },
    async fill(name, documents) {
      const db = new PouchDB(name);
      for (let at = 0; at < documents.length; at += 1000)
        await db.bulkDocs(
          documents.slice(at, at + 1000).map(({ id, ...fields }) => ({ _id: id, ...fields })),
        );
    },
  };
}
