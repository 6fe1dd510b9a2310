import { type AttainmentFacts, yearOf } from "../../domain/attainment-facts.ts";
import { sayAchievedCounts, writeAchieved } from "../../domain/curricular-target-words.ts";
import { achievedCounts, type CurricularTarget } from "../../domain/curricular-target.ts";
import type { TargetLayer } from "../../domain/curricular-target.ts";
import { TARGET_LAYERS } from "../../domain/meeting-tables.ts";
import type { CurricularTargets } from "./use-curricular-targets.ts";
import styles from "./curricular-targets.module.css";

/** How far each child of a class got. [CU2] */
export function TargetChildren({
  target,
  targets,
  facts,
  schoolClass,
  onSay,
}: {
  target: CurricularTarget;
  targets: CurricularTargets;
  facts: AttainmentFacts;
  schoolClass: string;
  onSay: (pupil: string, layer: TargetLayer, name: string) => void;
}) {
  const children = facts.children.filter(
    (child) =>
      (child.left === null || child.left > facts.day) &&
      yearOf(child, facts.year)?.class === schoolClass,
  );
  const counts = achievedCounts(
    target.id,
    children.map(({ id }) => id),
    targets.achieved,
  );
  return (
    <>
      <p>{sayAchievedCounts(counts)}</p>
      <ul className={styles.children} aria-label={`How far each child got: ${target.focus}`}>
        {children.map(({ id, name }) => {
          const held = targets.of(target.id, id);
          return (
            <li key={id}>
              <span>{name}</span>
              {targets.maySay(id) ? (
                <fieldset className={styles.choices}>
                  <legend className="unseen">How far {name} got</legend>
                  {TARGET_LAYERS.map((layer) => (
                    <label key={layer}>
                      <input
                        type="radio"
                        name={`${target.id} ${id}`}
                        checked={held === layer}
                        onChange={() => onSay(id, layer, name)}
                      />
                      <span>{writeAchieved(layer)}</span>
                    </label>
                  ))}
                </fieldset>
              ) : (
                <span>{held === undefined ? "Not spoken of yet" : writeAchieved(held)}</span>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}
