import { backUpCommand, restoreCommand } from "./backup-commands.ts";
import { CannotStart } from "./cannot-start.ts";
import { newPasswordCommand } from "./new-password-command.ts";
import { say } from "./say.ts";
import { serveUntilStopped } from "./serve.ts";
import { readSettings } from "./settings.ts";

const HELP = `Keepup serves its app and keeps a school's data.

  npm start                     serve, at http://127.0.0.1:4321 unless told otherwise
  npm run back-up -- FILE       write everything to FILE; the server may be running
  npm run restore -- FILE       put FILE in the place of everything; stop the server first
  npm run new-password -- EMAIL a link to choose a new password by; stop the server first

Settings come from the environment: PORT, HOST, KEEPUP_DATA, DATABASE_URL, KEEPUP_PUBLIC_URL,
KEEPUP_TRUSTED_PROXY, KEEPUP_DEMO. docs/operating.md says what each means.`;

/** Runs what the command line asks for: by default the server, until it is stopped. */
export async function runCommand(
  words: readonly string[],
  env: NodeJS.ProcessEnv,
  appFolder: string,
): Promise<void> {
  const [command, ...rest] = words;
  switch (command) {
    case undefined:
      return serveUntilStopped(readSettings(env), env, appFolder);
    case "back-up":
      return backUpCommand({ settings: readSettings(env), words: rest, env });
    case "restore":
      return restoreCommand({ settings: readSettings(env), words: rest, env });
    case "new-password":
      return newPasswordCommand(readSettings(env), rest);
    case "--help":
    case "help":
      say(HELP);
      return;
    default:
      throw new CannotStart(`“${command}” is not something Keepup does; --help lists what is.`);
  }
}
