import { addDays, type Day, writeDay } from "../../domain/calendar.ts";
import { onTeachingDay, usualDue } from "../../domain/meeting-action.ts";
import type { MeetingRun } from "./use-meeting-run.ts";
import styles from "./action-form.module.css";

/** Sensible days to choose from, and any other. */
export function ActionDue({
  run,
  due,
  onDue,
}: {
  run: MeetingRun;
  due: Day;
  onDue: (day: Day) => void;
}) {
  const { today } = run;
  const next = run.points.find(({ date, season }) => season !== "baseline" && date > today);
  const days = [
    { label: "2 weeks", day: onTeachingDay(addDays(today, 14)) },
    { label: "Half a term", day: usualDue(today) },
    ...(next === undefined ? [] : [{ label: next.name, day: next.date }]),
  ];
  return (
    <fieldset className={styles.field}>
      <legend>By when?</legend>
      <div className={styles.chips}>
        {days.map(({ label, day }) => (
          <button
            key={label}
            type="button"
            className={styles.chip}
            aria-pressed={due === day}
            onClick={() => onDue(day)}
          >
            {label}: {writeDay(day, today)}
          </button>
        ))}
        <input
          className={styles.select}
          type="date"
          aria-label="By this day"
          required
          value={due}
          onChange={(event) => event.target.value !== "" && onDue(event.target.value)}
        />
      </div>
    </fieldset>
  );
}
