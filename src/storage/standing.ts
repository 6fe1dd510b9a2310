import { type Standing, standingOf } from "../domain/access.ts";
import { academicYearOf, type Day } from "../domain/calendar.ts";
import { ROSTER_TABLES, rosterOf } from "../domain/roster.ts";
import type { View } from "./view.ts";

/** What a person may see and change on a day, from the rows this device holds. */
export async function readStanding(view: View, user: string, today: Day): Promise<Standing> {
  const rows = await Promise.all(ROSTER_TABLES.map((t) => view.rows(t)));
  return standingOf(rosterOf(rows.flat()), user, today, academicYearOf(today));
}
