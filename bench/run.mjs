// npm run bench -- NAME [--rounds N]: measures one thing against its floor (and peers where named).
// The last line printed is one JSON object: bench, ours, floor, ratio, unit, and peers.
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { createServer } from "vite";

const here = dirname(fileURLToPath(import.meta.url));
const names = readdirSync(here)
  .filter((file) => file.endsWith(".bench.ts"))
  .map((file) => file.replace(".bench.ts", ""));
const [name] = process.argv.slice(2);
if (!names.includes(name)) {
  console.error(`Which bench? One of ${names.join(", ")}.`);
  process.exit(2);
}
const at = process.argv.indexOf("--rounds");
const rounds = at === -1 ? 5 : Number(process.argv[at + 1]);

// The peers are the benches' own dependencies: the product never sees them.
if (!existsSync(join(here, "node_modules")))
  execFileSync("npm", ["install", "--no-audit", "--no-fund"], { cwd: here, stdio: "inherit" });

// What is measured is built as it is shipped.
process.env.NODE_ENV = "production";
const vite = await createServer({
  mode: "production",
  root: dirname(here),
  configFile: false,
  logLevel: "error",
  appType: "custom",
  server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  optimizeDeps: { noDiscovery: true },
});
let failed = false;
try {
  const { run } = await vite.ssrLoadModule(`/bench/${name}.bench.ts`);
  const result = await run({ rounds });
  console.log(JSON.stringify({ bench: name, ...result }));
} catch (problem) {
  console.error(problem);
  failed = true;
} finally {
  await vite.close();
}
process.exit(failed ? 1 : 0);
