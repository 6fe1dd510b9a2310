import { type ReactNode, useLayoutEffect, useMemo, useRef, useState } from "react";
import { type PastePlan, type PlannedLine, planPaste } from "../../domain/class-list-paste.ts";
import { countPlan, type PlannedCell } from "../../domain/class-list-plan.ts";
import { fullName } from "../../domain/pupil.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { plural } from "../../ui/plural.ts";
import type { ListArea } from "./list-cursor.ts";
import { PlanTable } from "./list-plan-table.tsx";
import type { ClassListHeld } from "./use-class-list.ts";
import type { Asking } from "./use-list-steps.ts";
import styles from "./list-plan.module.css";

type ListPlanProps = {
  held: ClassListHeld;
  asking: Asking;
  /** The children in view, in order, and what is selected. */
  order: readonly string[];
  area: ListArea;
  /** Puts in exactly the cells it is given. */
  onApply: (cells: readonly PlannedCell[]) => void;
  onLeave: () => void;
};

/** What a step will change, and cell by cell why some will not; then exactly that, or nothing. [LI9] */
export function ListPlan({ held, asking, order, area, onApply, onLeave }: ListPlanProps) {
  const [chosen, setChosen] = useState<ReadonlyMap<number, string | null>>(new Map());
  const { list, facts } = held;
  const plan = useMemo<PastePlan>(() => {
    if (asking.what === "step") return { cells: asking.cells, lines: [], headings: [], beyond: 0 };
    const pupils = facts.children.map((child) => child.pupil);
    return planPaste(list, { block: asking.block, order, area, pupils, chosen });
  }, [asking, list, facts, order, area, chosen]);
  const main = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => main.current?.focus(), []);

  const { change, refused } = countPlan(plan.cells);
  const same = plan.cells.filter((cell) => cell.is === "same" && cell.typed !== "").length;
  const taken = change > 0 && plan.cells.every((cell) => cell.is !== "change" || cell.to === null);
  const verb = taken ? "Take back" : "Put in";
  return (
    <Dialog
      title={asking.what === "paste" ? "What this paste will do" : asking.title}
      onClose={onLeave}
      wide
      foot={
        <>
          <Button onClick={onLeave}>{change === 0 ? "Close" : "Leave all as it is"}</Button>
          {change > 0 && (
            <Button ref={main} kind="main" onClick={() => onApply(plan.cells)}>
              {verb} {plural(change, "level")}
            </Button>
          )}
        </>
      }
    >
      <p className={styles.sum}>
        <b>
          {change === 0
            ? "Nothing here would change."
            : taken
              ? `${plural(change, "level")} will be taken back.`
              : `${plural(change, "level")} will change.`}
        </b>{" "}
        {same > 0 && `${plural(same, "level")} ${same === 1 ? "is" : "are"} the same already. `}
        {refused > 0 && `${plural(refused, "cell")} will not change; why stands below. `}
        {plan.beyond > 0 &&
          `${plural(plan.beyond, "cell")} ${plan.beyond === 1 ? "lies" : "lie"} beyond the list and ${plan.beyond === 1 ? "is" : "are"} left out. `}
      </p>
      <Names
        lines={plan.lines}
        held={held}
        onChoose={(line, pupil) => setChosen(new Map(chosen).set(line, pupil))}
      />
      <SpareHeadings plan={plan} />
      <Refused cells={plan.cells} />
      <PlanTable cells={plan.cells} />
    </Dialog>
  );
}

/** Columns of the sheet that the list does not have. */
function SpareHeadings({ plan }: { plan: PastePlan }) {
  const spare = plan.headings.filter((heading) => heading.column === undefined);
  if (spare.length === 0) return null;
  const names = spare.map((heading) => `“${heading.typed}”`).join(", ");
  return (
    <p className={styles.quiet}>Left out, because no column shown here is called so: {names}.</p>
  );
}

/** Lines whose child is not certain: a person says who is meant, or leaves them out. [LI12] */
function Names({
  lines,
  held,
  onChoose,
}: {
  lines: readonly PlannedLine[];
  held: ClassListHeld;
  onChoose: (line: number, pupil: string | null) => void;
}) {
  const unsure = lines.filter((line) => line.is !== "one" && line.levels > 0);
  if (unsure.length === 0) return null;
  const children = held.list.rows;
  const nameOf = (pupil: string | undefined) => {
    const child = held.facts.children.find((one) => one.pupil.id === pupil);
    return child === undefined ? "" : fullName(child.pupil);
  };
  return (
    <section className={styles.names} aria-label="Names to decide">
      <h3>Who is meant?</h3>
      {unsure.map((line) => (
        <div key={line.line} className={styles.line}>
          <span id={`line-${line.line}`}>
            <b>{line.typed === "" ? `Line ${line.line + 1}, no name` : `“${line.typed}”`}</b>{" "}
            {sayLine(line, nameOf)}
          </span>
          {line.is === "perhaps" && (
            <Button onClick={() => onChoose(line.line, line.suggested[0] ?? null)}>
              Yes, {nameOf(line.suggested[0])}
            </Button>
          )}
          <select
            aria-labelledby={`line-${line.line}`}
            value={line.is === "chosen" ? (line.pupil ?? "") : ""}
            onChange={(event) => onChoose(line.line, event.target.value || null)}
          >
            <option value="">Leave out</option>
            {line.suggested.map((pupil) => (
              <option key={pupil} value={pupil}>
                {nameOf(pupil)}
              </option>
            ))}
            <optgroup label="Another child">
              {children
                .filter((row) => !line.suggested.includes(row.pupil))
                .map((row) => (
                  <option key={row.pupil} value={row.pupil}>
                    {row.name}
                  </option>
                ))}
            </optgroup>
          </select>
        </div>
      ))}
    </section>
  );
}

function sayLine(line: PlannedLine, nameOf: (pupil: string | undefined) => string): string {
  const [first] = line.suggested;
  switch (line.is) {
    case "perhaps":
      return `is nobody’s name here. Perhaps ${nameOf(first)}?`;
    case "several":
      return "fits more than one child.";
    case "twice":
      return `stands for ${nameOf(first)} more than once. Leave all but one out.`;
    case "none":
      return "is nobody’s name in this class.";
    case "chosen":
      return `goes to ${nameOf(line.pupil)}.`;
    default:
      return "is left out.";
  }
}

/** Why some cells will not change, once for each reason. */
function Refused({ cells }: { cells: readonly PlannedCell[] }): ReactNode {
  const byReason = new Map<string, PlannedCell[]>();
  for (const cell of cells)
    if (cell.why !== undefined) byReason.set(cell.why, [...(byReason.get(cell.why) ?? []), cell]);
  if (byReason.size === 0) return null;
  return (
    <ul className={styles.refused} aria-label="Cells that will not change">
      {[...byReason].map(([why, of]) => (
        <li key={why}>
          {why} <span>{placesOf(of)}</span>
        </li>
      ))}
    </ul>
  );
}

const FEW = 6;

function placesOf(cells: readonly PlannedCell[]): string {
  const places = cells.map((cell) => `${cell.name}, ${cell.columnName}`);
  const more = places.length - FEW;
  return more > 0
    ? `${places.slice(0, FEW).join("; ")}; and ${plural(more, "more cell", "more cells")}`
    : places.join("; ");
}
