import type { Row } from "../domain/change.ts";
import { sessionKey } from "../domain/intervention-session.ts";
import { interventionOf, interventionPlaceOf } from "../domain/intervention.ts";
import { spanOn } from "../domain/span.ts";
import type { DemoPlan } from "./demo-attainment.ts";
import { DAY_MS, dayNumber, dayOf, isOpenOn, weekday } from "./demo-calendar.ts";
import type { RowMaker } from "./demo-row.ts";
import { seeded } from "./seeded.ts";

/** Not every intervention's sessions are written down: these two are, on this day of the week. */
const WRITTEN_DOWN = [
  {
    name: "Paired reading",
    weekday: 4,
    words: ["Chose the next book together", "Read to the partner class", "Retold last week’s part"],
  },
  {
    name: "Speech and language programme",
    weekday: 2,
    words: ["Cards 9 to 12 of the programme", "Said it, then wrote it", "Turns in talk"],
  },
] as const;

/** So many of the latest sessions are written down: whoever began to count did not begin in September. */
const MOST_SESSIONS = 10;
const AFTERNOON = 0.62;

/** Sessions of the interventions above, a row for each child: there, or away. */
export function sessionRows(
  plan: DemoPlan,
  rows: RowMaker,
  interventions: readonly Row[],
): readonly Row[] {
  const teacherOf = new Map(
    plan.classes
      .filter(({ year }) => year === plan.years.at(-1)?.year)
      .flatMap((one) =>
        (plan.childrenOf.get(one.id) ?? []).map(({ id }) => [id, plan.teacherOf(one.id)] as const),
      ),
  );
  return WRITTEN_DOWN.flatMap(({ name, weekday: on, words }): Row[] => {
    const one = interventions
      .map((row) => interventionOf(row))
      .find((found) => found?.name === name);
    if (one === undefined) return [];
    const places = interventions.flatMap((row) => {
      const place = interventionPlaceOf(row);
      return place?.intervention === one.id ? place : [];
    });
    const days: number[] = [];
    for (let day = Math.floor(rows.lastMs / DAY_MS); day >= dayNumber(one.from); day -= 1) {
      const held = weekday(day) === on && isOpenOn(day) && (day + AFTERNOON) * DAY_MS < rows.lastMs;
      if (held && days.length < MOST_SESSIONS) days.unshift(day);
    }
    return days.flatMap((day) => {
      const chance = seeded(plan.seed, "session", one.id, day);
      const said = chance.happens(0.6) ? chance.pick(words) : null;
      return places.flatMap(({ pupil, spans }): Row[] => {
        const there = chance.happens(0.9);
        const by = teacherOf.get(pupil);
        if (by === undefined || spanOn(spans, dayOf(day)) === undefined) return [];
        const f = {
          intervention: one.id,
          on: dayOf(day),
          there,
          words: said,
          by,
          removed: false,
        };
        return [
          rows.make(
            "intervention-session",
            sessionKey(pupil, one.id, dayOf(day)),
            f,
            (day + AFTERNOON) * DAY_MS,
          ),
        ];
      });
    });
  });
}
