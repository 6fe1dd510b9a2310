import type { IncomingMessage, ServerResponse } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { openServer } from "./open-server.ts";
import { say, sayWrong } from "./say.ts";
import { readSettings } from "./settings.ts";

/** The same server for `npm run dev`, where Vite serves the app and hands /api over. */
export type DevServer = {
  answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  close: () => Promise<void>;
};

/** Opens it on the data that the environment names. @throws CannotStart */
export async function openDevServer(env: NodeJS.ProcessEnv): Promise<DevServer> {
  const opened = await openServer(readSettings(env), new Map(), (what, cause) =>
    sayWrong(`${what}: ${cause instanceof Error ? (cause.stack ?? "") : String(cause)}`),
  );
  if (opened.setUpCode !== undefined) say(`Set-up code: ${opened.setUpCode}`);
  return {
    answer: getRequestListener(opened.app.fetch),
    close: async () => {
      opened.endStreams();
      await opened.close();
    },
  };
}
