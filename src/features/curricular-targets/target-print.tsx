import { useState } from "react";
import type { AttainmentFacts } from "../../domain/attainment-facts.ts";
import { writeYearGroup } from "../../domain/calendar.ts";
import { layersForChildren } from "../../domain/curricular-target-words.ts";
import { type CurricularTarget, layersFor, writeHalfTerm } from "../../domain/curricular-target.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { SelectField } from "../../ui/field.tsx";
import { PaperSheet } from "../../ui/paper-sheet.tsx";
import styles from "./target-print.module.css";

/** A sheet for the wall, for children's eyes: no level and no name on it. [CU4] */
export function TargetPrint({
  target,
  facts,
  usual,
  onClose,
}: {
  target: CurricularTarget;
  facts: AttainmentFacts;
  /** The class that is looked at. */
  usual: string;
  onClose: () => void;
}) {
  const yearGroups = [...new Set(facts.classes.flatMap((one) => one.yearGroups))].sort(
    (a, b) => a - b,
  );
  const first = facts.classes.find(({ id }) => id === usual)?.yearGroups[0] ?? yearGroups[0] ?? 1;
  const [yearGroup, setYearGroup] = useState(first);
  const lines = layersForChildren(layersFor(target, yearGroup));
  const subject = facts.subjects.find(({ id }) => id === target.subject)?.name ?? "";
  const sheet = (
    <>
      <p className={styles.when}>
        {writeHalfTerm(target.halfTerm)} · {writeYearGroup(yearGroup)}
      </p>
      <h2>Our {subject.toLowerCase()} target</h2>
      <p className={styles.focus}>{target.focus}</p>
      {lines.map(({ heading, words }) => (
        <section key={heading}>
          <h3>{heading}</h3>
          <p>{words}</p>
        </section>
      ))}
    </>
  );
  return (
    <Dialog
      title="A sheet for the children"
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>Close</Button>
          <Button kind="main" onClick={() => globalThis.print()}>
            Print
          </Button>
        </>
      }
    >
      <SelectField
        label="For"
        value={String(yearGroup)}
        onChange={({ target: chosen }) => setYearGroup(Number(chosen.value))}
      >
        {yearGroups.map((one) => (
          <option key={one} value={one}>
            {writeYearGroup(one)}
          </option>
        ))}
      </SelectField>
      <div className={styles.look}>{sheet}</div>
      <PaperSheet turned="landscape">
        <div className={styles.paper}>{sheet}</div>
      </PaperSheet>
    </Dialog>
  );
}
