import { createRequire } from "node:module";

type Sockets = {
  on(event: "connection", listener: (...parts: unknown[]) => void): void;
  once(event: "listening", listener: () => void): void;
  address(): { port: number };
  clients: Set<{ terminate(): void }>;
  close(done: () => void): void;
};

export const YJS_WITHOUT =
  "no permission for a change or a part of a document, no verdicts, no author or time of a value, a shown value may not yet be on any disk, everyone holds the whole document and its history";

/** The server that comes with y-websocket, keeping its documents in leveldb in a folder. */
export async function openYjsServer(
  folder: string,
): Promise<{ address: string; close: () => Promise<void> }> {
  process.env.YPERSISTENCE = folder;
  const require = createRequire(import.meta.url);
  const { setupWSConnection } = require("y-websocket/bin/utils") as {
    setupWSConnection: (...parts: unknown[]) => void;
  };
  const { Server } = require("ws") as {
    Server: new (options: { host: string; port: number }) => Sockets;
  };
  const server = new Server({ host: "127.0.0.1", port: 0 });
  await new Promise<void>((done) => server.once("listening", done));
  server.on("connection", (socket, request) => setupWSConnection(socket, request));
  return {
    address: `ws://127.0.0.1:${server.address().port}`,
    close: () => {
      for (const client of server.clients) client.terminate();
      return new Promise((done) => server.close(() => done()));
    },
  };
}
