import { execFileSync } from "node:child_process";

/** Before the first browser test: what is tested is what is built, and only what is stale is built. */
export default function build(): void {
  execFileSync(process.execPath, ["start.mjs", "build"], { stdio: "inherit" });
}
