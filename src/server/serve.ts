import type { Server } from "node:http";
import { createAdaptorServer } from "@hono/node-server";
import { CannotStart } from "./cannot-start.ts";
import { openServer, type OpenServer } from "./open-server.ts";
import { say, sayWrong } from "./say.ts";
import { type Settings, unknownSettings } from "./settings.ts";
import { readAppFiles } from "./static-files.ts";

/** Answers get this long to finish when the server is asked to stop. */
const GRACE_MS = 5000;

/** Serves app and sync on one port until SIGINT or SIGTERM. @throws CannotStart */
export async function serveUntilStopped(
  settings: Settings,
  env: NodeJS.ProcessEnv,
  appFolder: string,
): Promise<void> {
  const files = readAppFiles(appFolder);
  if (!files.has("/index.html"))
    throw new CannotStart("The app has not been built: start Keepup with npm start, which does.");
  // The port first: a second start touches no data. Requests that are early wait for it.
  let ready: Promise<OpenServer>;
  const server = createAdaptorServer({
    fetch: async (request, env) => (await ready).app.fetch(request, env),
  }) as Server;
  await listen(server, settings);
  let opened: OpenServer;
  try {
    ready = openServer(settings, files, reportWrong);
    opened = await ready;
  } catch (cause) {
    server.close();
    server.closeAllConnections();
    throw cause;
  }
  for (const name of unknownSettings(env))
    sayWrong(`${name} is set, but Keepup has no such setting; docs/operating.md lists them.`);
  if (!opened.wall)
    sayWrong(
      "The user in DATABASE_URL is a superuser of PostgreSQL, which keeps no school's records from it: give Keepup a user of its own, as docs/operating.md shows.",
    );
  say(`Keepup is at ${settings.publicUrl ?? addressOf(server, settings.host)}`);
  if (opened.setUpCode !== undefined)
    say(`To set up your school, open it and type this set-up code: ${opened.setUpCode}`);
  opened.warmUp().catch((cause: unknown) => reportWrong("making the demo school", cause));
  await asked();
  await stop(server, opened);
}

function listen(server: Server, { port, host }: Settings): Promise<void> {
  return new Promise((done, failed) => {
    server.once("error", (cause: NodeJS.ErrnoException) =>
      failed(new CannotStart(sayListening(cause.code, port, host), { cause })),
    );
    server.listen(port, host, () => done());
  });
}

function sayListening(code: string | undefined, port: number, host: string): string {
  switch (code) {
    case "EADDRINUSE":
      return `Port ${port} of ${host} is taken by another program: stop that one, or set PORT to another port.`;
    case "EACCES":
      return `Port ${port} of ${host} may not be used by this user: set PORT to one above 1023.`;
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return `HOST is “${host}”, which is not an address of this computer: set it to one such as 127.0.0.1, or 0.0.0.0 for all.`;
    default:
      return `Keepup cannot listen on port ${port} of ${host} (${code ?? "no reason given"}): set PORT or HOST to another.`;
  }
}

function addressOf(server: Server, host: string): string {
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const shown = ["0.0.0.0", "::"].includes(host) ? "127.0.0.1" : host;
  return `http://${shown.includes(":") ? `[${shown}]` : shown}:${port}`;
}

/** Settles when someone asks the process to stop. */
function asked(): Promise<void> {
  return new Promise((done) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => done());
  });
}

/** Lets answers under way finish, then closes the database: nothing acknowledged is left behind. */
async function stop(server: Server, opened: OpenServer): Promise<void> {
  const closed = new Promise<void>((done) => server.close(() => done()));
  opened.endStreams();
  server.closeIdleConnections();
  const late = setTimeout(() => server.closeAllConnections(), GRACE_MS);
  await closed;
  clearTimeout(late);
  await opened.close();
}

function reportWrong(what: string, cause: unknown): void {
  sayWrong(`${what}: ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}`);
}
