import { useId, useRef, useState } from "react";
import type { AttainmentFacts } from "../../domain/attainment-facts.ts";
import { writeAcademicYear, writeDay, writeYearGroup } from "../../domain/calendar.ts";
import { writeAchieved } from "../../domain/curricular-target-words.ts";
import {
  type CurricularTarget,
  type TargetLayer,
  writeHalfTerm,
} from "../../domain/curricular-target.ts";
import { HALF_TERMS, halfTermOf } from "../../domain/half-term.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Screen } from "../../ui/screen.tsx";
import { Segments } from "../../ui/segments.tsx";
import { showToast } from "../../ui/toast.ts";
import { useKeptFocus } from "../../ui/use-kept-focus.ts";
import { TargetChildren } from "./target-children.tsx";
import { TargetForm } from "./target-form.tsx";
import { TargetPrint } from "./target-print.tsx";
import {
  type CurricularTargets,
  type Step,
  useCurricularTargets,
} from "./use-curricular-targets.ts";
import screen from "../../pictures/figure-screen.module.css";
import styles from "./curricular-targets.module.css";

type Asked = { is: "new" } | { is: "change" | "print"; of: CurricularTarget };

/** What the whole school works on for half a term, by year, and how far children got. [CU1]–[CU4] */
export function CurricularTargetsScreen({
  facts,
  search,
  onSearch,
}: {
  facts: AttainmentFacts;
  search: string;
  onSearch: (search: string) => void;
}) {
  const targets = useCurricularTargets(facts.year);
  const [asked, setAsked] = useState<Asked>();
  const page = useRef<HTMLElement>(null);
  useKeptFocus(page);
  if (targets === undefined)
    return (
      <Screen title="Curricular targets">
        <output className="unseen">Opening the curricular targets</output>
      </Screen>
    );
  const wanted = new URLSearchParams(search);
  const halfTerm =
    HALF_TERMS.find((one) => String(one) === wanted.get("half-term")) ?? halfTermOf(facts.day);
  const seen = new Set(facts.children.map(({ years }) => years.at(-1)?.class));
  const classes = facts.classes.filter(({ id }) => seen.has(id));
  const schoolClass =
    classes.find(({ id }) => id === wanted.get("class"))?.id ??
    (classes.length === 1 ? (classes[0]?.id ?? "") : "");
  const className = classes.find(({ id }) => id === schoolClass)?.name;
  const go = (part: Record<string, string>) =>
    onSearch(
      new URLSearchParams({
        "half-term": String(halfTerm),
        ...(schoolClass === "" ? {} : { class: schoolClass }),
        ...part,
      }).toString(),
    );
  const shown = targets.all.filter((one) => one.halfTerm === halfTerm);
  const add = (
    <Button kind="main" onClick={() => setAsked({ is: "new" })}>
      Set a target
    </Button>
  );
  return (
    <Screen
      title="Curricular targets"
      undoes
      where={
        <>
          Targets <small>{writeAcademicYear(facts.year)}</small>
        </>
      }
    >
      <div className={screen.screen}>
        <div className={screen.tools} role="toolbar" aria-label="What is shown">
          <Segments
            label="Half-term"
            segments={HALF_TERMS.map((one) => ({ id: String(one), label: writeHalfTerm(one) }))}
            chosen={String(halfTerm)}
            onChoose={(id) => go({ "half-term": id })}
          />
          {classes.length > 1 && (
            <label>
              <span>How far the children got, in</span>
              <select value={schoolClass} onChange={({ target }) => go({ class: target.value })}>
                <option value="">No class yet</option>
                {classes.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            </label>
          )}
          {targets.maySet && shown.length > 0 && add}
          {shown.length > 0 && <Button onClick={() => globalThis.print()}>Print</Button>}
        </div>
        <section className={styles.page} ref={page} tabIndex={-1} aria-label="Curricular targets">
          <p className={styles.paper}>
            {[
              writeHalfTerm(halfTerm),
              ...(className === undefined ? [] : [className]),
              facts.school,
              writeDay(facts.day),
            ].join(" · ")}
          </p>
          {shown.length === 0 && (
            <EmptyState
              title={`No target is set for ${writeHalfTerm(halfTerm)} yet`}
              step={targets.maySet ? add : undefined}
            >
              A curricular target is one focus for the whole school for half a term, with what every
              child must, most should and some could do in each year.
            </EmptyState>
          )}
          {shown.map((target) => (
            <Target
              key={target.id}
              {...{ target, targets, facts, schoolClass }}
              onAsk={(is) => setAsked({ is, of: target })}
            />
          ))}
        </section>
      </div>
      {asked?.is === "print" && (
        <TargetPrint
          target={asked.of}
          facts={facts}
          usual={schoolClass}
          onClose={() => setAsked(undefined)}
        />
      )}
      {asked !== undefined && asked.is !== "print" && (
        <TargetForm
          facts={facts}
          before={asked.is === "change" ? asked.of : undefined}
          halfTerm={halfTerm}
          newId={targets.newId}
          onClose={() => setAsked(undefined)}
          onSave={async (after) => {
            const done = await targets.save(after, asked.is === "change" ? asked.of : undefined);
            if ("say" in done) return done.say;
            setAsked(undefined);
            showToast({ words: `“${after.focus}” is set.`, undo: () => void done.undo() });
            return undefined;
          }}
        />
      )}
    </Screen>
  );
}

function Target({
  target,
  targets,
  facts,
  schoolClass,
  onAsk,
}: {
  target: CurricularTarget;
  targets: CurricularTargets;
  facts: AttainmentFacts;
  schoolClass: string;
  onAsk: (is: "change" | "print") => void;
}) {
  const heading = useId();
  const subject = facts.subjects.find(({ id }) => id === target.subject)?.name ?? "";
  const say = (pupil: string, layer: TargetLayer, name: string) =>
    void tell(targets.say(target.id, pupil, layer), `${name}: ${writeAchieved(layer)}.`);
  return (
    <section className={styles.target} aria-labelledby={heading}>
      <h2 id={heading}>{target.focus}</h2>
      <p className={styles.quiet}>{subject}, the whole school</p>
      {target.layers.length > 0 && (
        <div className={styles.scroll}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">Year</th>
                <th scope="col">Every child must</th>
                <th scope="col">Most should</th>
                <th scope="col">Some could</th>
              </tr>
            </thead>
            <tbody>
              {target.layers.map(({ yearGroup, must, should, could }) => (
                <tr key={yearGroup}>
                  <th scope="row">{writeYearGroup(yearGroup)}</th>
                  <td>{must}</td>
                  <td>{should}</td>
                  <td>{could}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <div className={styles.steps}>
        <Button
          aria-label={`A sheet for the children: ${target.focus}`}
          onClick={() => onAsk("print")}
        >
          A sheet for the children
        </Button>
        {targets.maySet && (
          <>
            <Button aria-label={`Change ${target.focus}`} onClick={() => onAsk("change")}>
              Change
            </Button>
            <Button
              aria-label={`Remove ${target.focus}`}
              onClick={() =>
                void tell(targets.remove(target), `“${target.focus}” is taken off the list.`)
              }
            >
              Remove
            </Button>
          </>
        )}
      </div>
      {schoolClass === "" ? (
        <p className={styles.choose}>Choose a class above to see how far its children got.</p>
      ) : (
        <TargetChildren {...{ target, targets, facts, schoolClass }} onSay={say} />
      )}
    </section>
  );
}

/** Says what was done, with the way back; or why it was not kept. */
async function tell(step: Promise<Step>, said: string): Promise<void> {
  const done = await step;
  if ("say" in done) showToast({ words: done.say });
  else showToast({ words: said, undo: () => void done.undo() });
}
