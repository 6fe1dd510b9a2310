import { writeDay } from "../../domain/calendar.ts";
import { sayCount, sayList } from "../../domain/count-words.ts";
import type { Session } from "../../domain/intervention-session.ts";
import type { Intervention } from "../../domain/intervention.ts";
import { Button } from "../../ui/button.tsx";
import type { Shown } from "./interventions.tsx";
import styles from "./interventions.module.css";

/** The sessions of one intervention that are written down, the latest first, folded. [IS1] */
export function SessionList({
  of,
  shown,
  onChange,
}: {
  of: Intervention;
  shown: Shown;
  onChange: (session: Session) => void;
}) {
  const { interventions, facts } = shown;
  const sessions = interventions.sessionsOf(of.id);
  if (sessions.length === 0) return null;
  const names = new Map(facts.children.map(({ id, name }) => [id, name]));
  const sayWho = ({ there, away }: Session) => {
    const whose = interventions.seesAll ? "" : " of your children";
    const counted = `${there.length} of ${there.length + away.length}${whose} there`;
    const gone = sayList(away.map((id) => names.get(id) ?? "a child not on roll now"));
    return gone === "" ? counted : `${counted}; away: ${gone}`;
  };
  return (
    <details className={styles.named}>
      <summary>{sayCount(sessions.length, "session")} written down</summary>
      <ul className={styles.sessions}>
        {sessions.map((one) => {
          const day = writeDay(one.on, interventions.today);
          return (
            <li key={one.on}>
              <span>
                <b>{day}</b>: {sayWho(one)}
                {one.words.map((said) => (
                  <small key={said}>{said}</small>
                ))}
              </span>
              <Button
                aria-label={`Change the session of ${day} of ${of.name}`}
                onClick={() => onChange(one)}
              >
                Change
              </Button>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
