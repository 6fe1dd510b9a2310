import { execFileSync } from "node:child_process";
import { SCHOOL_DAY } from "../support/school-calendar.mjs";

/**
 * Before the first browser test: what is tested is what is built, and only what is stale is built.
 * Every server and page then takes the same day, see `school-calendar.mjs`.
 */
export default function build(): void {
  process.env.KEEPUP_TEST_SHIFT_MS = String(Date.parse(SCHOOL_DAY) - Date.now());
  execFileSync(process.execPath, ["start.mjs", "build"], { stdio: "inherit" });
}
