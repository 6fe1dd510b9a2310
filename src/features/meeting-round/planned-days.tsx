import { type Day, writeDay } from "../../domain/calendar.ts";
import { Button } from "../../ui/button.tsx";
import type { MeetingsHeld } from "./use-meeting-rounds.ts";
import rows from "../../ui/rows.module.css";
import styles from "./meeting-round.module.css";

/** When a class's meeting is to be. */
export type MeetingSlot = { class: string; on: Day; at: string | null };

/** The meetings of a round being planned: a day and a time each, laid out, and each to be moved. */
export function PlannedDays({
  slots,
  moved,
  clashing,
  held,
  year,
  lockedClasses,
  onMove,
  onLayOut,
}: {
  slots: readonly MeetingSlot[];
  /** Those that somebody has put where they are. */
  moved: ReadonlyMap<string, MeetingSlot>;
  /** Classes whose meeting is at the same time as another that one of its people is in. */
  clashing: ReadonlySet<string>;
  held: MeetingsHeld;
  year: number;
  /** Classes whose meeting has been held. */
  lockedClasses: readonly string[];
  onMove: (slot: MeetingSlot) => void;
  onLayOut: () => void;
}) {
  const names = new Map(
    held.classesOf(year).map(({ schoolClass }) => [schoolClass.id, schoolClass.name]),
  );
  if (slots.length === 0) return null;
  return (
    <section className={rows.section} aria-label="Days of the meetings">
      <div className={rows.head}>
        <h2>When each class meets</h2>
        {moved.size > lockedClasses.length && (
          <Button onClick={onLayOut}>Lay the days out again</Button>
        )}
      </div>
      <p className={rows.soft}>
        Monday to Friday, spread over the round. Holidays are not known here: move what falls into
        one. A meeting may stand outside the two days.
      </p>
      <div className={rows.wrap}>
        <table className={[rows.table, styles.days].join(" ")}>
          <thead>
            <tr>
              <th scope="col">Class</th>
              <th scope="col">Day</th>
              <th scope="col">Time</th>
              <th scope="col">
                <span className="unseen">To know</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {slots.map((slot) => {
              const name = names.get(slot.class) ?? "";
              const isHeld = lockedClasses.includes(slot.class);
              return (
                <tr key={slot.class}>
                  <th scope="row">{name}</th>
                  <td>
                    <span className={styles.day}>
                      <input
                        type="date"
                        aria-label={`Day for ${name}`}
                        value={slot.on}
                        disabled={isHeld}
                        onChange={(event) => {
                          if (event.target.value !== "")
                            onMove({ ...slot, on: event.target.value });
                        }}
                      />
                      <span>{writeDay(slot.on, held.today)}</span>
                    </span>
                  </td>
                  <td>
                    <input
                      type="time"
                      aria-label={`Time for ${name}`}
                      value={slot.at ?? ""}
                      disabled={isHeld}
                      onChange={(event) =>
                        onMove({
                          ...slot,
                          at: event.target.value === "" ? null : event.target.value,
                        })
                      }
                    />
                  </td>
                  <td>
                    {isHeld && <span className={rows.soft}>Held</span>}
                    {clashing.has(slot.class) && (
                      <span className={rows.look}>Somebody is in another meeting then</span>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}
