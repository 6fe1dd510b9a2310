// `npm start`: builds what is older than its sources, then runs the server in this process, so that
// stopping the one stops the other. `node start.mjs build` only builds, whatever its age.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync, utimesSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const home = dirname(fileURLToPath(import.meta.url));
const SOURCES = ["src", "public", "index.html", "vite.config.ts", "package-lock.json"];
const PARTS = [
  { what: "the app", made: "dist/app/index.html", args: ["build"] },
  {
    what: "the server",
    made: "dist/server/main.js",
    args: ["build", "--ssr", "src/server/main.ts", "--outDir", "dist/server"],
  },
];

/** Milliseconds of the newest change; a folder's own time tells of files taken away. */
function newest(path) {
  if (!existsSync(path)) return 0;
  const { mtimeMs } = statSync(path);
  if (!statSync(path).isDirectory()) return mtimeMs;
  return Math.max(mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

function build({ what, made, args }) {
  process.stdout.write(`Building ${what} …\n`);
  const begun = new Date();
  const vite = join(home, "node_modules/vite/bin/vite.js");
  const built = spawnSync(process.execPath, [vite, ...args], { cwd: home, encoding: "utf8" });
  if (built.status !== 0) {
    process.stderr.write(`${built.stdout}${built.stderr}\n`);
    process.stderr.write(`Building ${what} did not work, so Keepup was not started; see above.\n`);
    process.exit(1);
  }
  // As old as the sources it was made from: what is edited during a build is built next time.
  utimesSync(join(home, made), begun, begun);
}

if (!existsSync(join(home, "node_modules/vite"))) {
  process.stderr.write("Keepup is not installed yet: run npm install first.\n");
  process.exit(1);
}
const [word, ...words] = process.argv.slice(2);
const changed = Math.max(...SOURCES.map((source) => newest(join(home, source))));
for (const part of PARTS) {
  // A back-up needs no app.
  if (part.what === "the app" && word !== undefined && word !== "build") continue;
  const made = join(home, part.made);
  if (word === "build" || !existsSync(made) || statSync(made).mtimeMs < changed) build(part);
}
if (word !== "build") {
  process.argv.splice(2, process.argv.length, ...(word === undefined ? [] : [word, ...words]));
  await import("./dist/server/main.js");
}
