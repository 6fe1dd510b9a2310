import { useState } from "react";
import type { SetEdit } from "../../domain/edit.ts";
import {
  ownProgress,
  parseSteps,
  PROGRESS_RULES,
  type ProgressRule,
  saveProgress,
  setProgressRule,
} from "../../domain/progress-rules.ts";
import { PROGRESS_DEFAULTS } from "../../domain/progress-settings.ts";
import { saySteps, writeSteps } from "../../domain/progress-words.ts";
import { sayCommit } from "../../storage/commit.ts";
import { useCommit, useLive } from "../../storage/use-live.ts";
import { Button } from "../../ui/button.tsx";
import { showToast } from "../../ui/toast.ts";
import rows from "../../ui/rows.module.css";
import styles from "./progress-rules.module.css";

/** Where each progress state begins: the shipped threshold, and the school's own. [PS12] [PS19] */
export function ProgressRules() {
  const commit = useCommit();
  const school = useLive((view) => view.row("school", "school"), []);
  const [wrong, setWrong] = useState<{ rule: ProgressRule; say: string }>();
  if (school === undefined) return null;
  const own = ownProgress(school);
  const changed = Object.keys(own).length;

  const keep = async (edit: SetEdit, words: string) => {
    const say = sayCommit(await commit([edit]));
    showToast({
      words: say ?? words,
      ...(say === undefined ? { undo: () => void commit([saveProgress(own)]) } : {}),
    });
  };
  const set = (rule: ProgressRule, name: string, steps: number | undefined) => {
    const result = setProgressRule(own, rule, steps);
    if ("wrong" in result) return setWrong({ rule, say: result.wrong });
    setWrong(undefined);
    const now = saySteps(steps ?? PROGRESS_DEFAULTS[rule]);
    return void keep(result.edit, `${name} is at ${now} now, for every class.`);
  };
  const take = (rule: ProgressRule, name: string, field: HTMLInputElement) => {
    const before = own[rule] ?? PROGRESS_DEFAULTS[rule];
    const steps = parseSteps(field.value);
    if (steps === before) return setWrong(undefined);
    if (steps === undefined)
      return setWrong({ rule, say: "Type steps in halves, from ½ to 9: 1½ or 1.5." });
    return set(rule, name, steps);
  };

  return (
    <section className={rows.section} aria-labelledby="progress-rules">
      <div className={rows.head}>
        <h2 id="progress-rules">When progress asks for a look</h2>
        {changed > 0 && (
          <Button
            kind="quiet"
            onClick={() => {
              setWrong(undefined);
              void keep(saveProgress({}), "Every threshold is as it came with Keepup.");
            }}
          >
            All back to the default
          </Button>
        )}
      </div>
      <p className={rows.soft}>
        In steps: three are a level, such as 3L, 3S, 3H. They decide who stands under “Worth a
        look”, in every class. Nothing about a child is changed by them. The defaults disturb fewer
        than 1 in 10 children who keep exactly to the pace.
      </p>
      <div className={rows.wrap}>
        <table className={rows.table}>
          <thead>
            <tr>
              <th scope="col">Threshold</th>
              <th scope="col">Default</th>
              <th scope="col">Your school</th>
              <th scope="col">
                <span className="unseen">Back to the default</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {PROGRESS_RULES.map(({ id, name, says }) => {
              const steps = own[id] ?? PROGRESS_DEFAULTS[id];
              return (
                <tr key={id}>
                  <th scope="row">
                    {name}
                    <small id={`says-${id}`} className={styles.says}>
                      {says(saySteps(steps))}
                    </small>
                  </th>
                  <td>{writeSteps(PROGRESS_DEFAULTS[id])}</td>
                  <td>
                    <input
                      key={steps}
                      className={styles.steps}
                      aria-label={`${name}, in steps`}
                      aria-describedby={wrong?.rule === id ? `wrong-${id}` : `says-${id}`}
                      aria-invalid={wrong?.rule === id ? true : undefined}
                      defaultValue={writeSteps(steps)}
                      maxLength={6}
                      autoComplete="off"
                      onBlur={(event) => take(id, name, event.currentTarget)}
                      onKeyDown={(event) => {
                        if (event.key === "Enter") take(id, name, event.currentTarget);
                      }}
                    />
                    {wrong?.rule === id && (
                      <p id={`wrong-${id}`} role="alert" className={styles.wrong}>
                        {wrong.say}
                      </p>
                    )}
                  </td>
                  <td>
                    {own[id] !== undefined && (
                      <Button
                        kind="quiet"
                        aria-label={`${name}: back to the default`}
                        onClick={() => set(id, name, undefined)}
                      >
                        Default
                      </Button>
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
