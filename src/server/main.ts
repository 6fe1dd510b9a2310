import { fileURLToPath } from "node:url";
import { CannotStart } from "./cannot-start.ts";
import { runCommand } from "./command-line.ts";
import { sayWrong } from "./say.ts";

/** The app's files as built, beside this program's. */
const APP_FOLDER = fileURLToPath(new URL("../app", import.meta.url));

try {
  await runCommand(process.argv.slice(2), process.env, APP_FOLDER);
} catch (cause) {
  if (!(cause instanceof CannotStart)) throw cause;
  sayWrong(cause.message);
  process.exitCode = 1;
}
