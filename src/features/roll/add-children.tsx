import { useState } from "react";
import { writeAcademicYear } from "../../domain/calendar.ts";
import type { SetEdit } from "../../domain/edit.ts";
import { leftOutOf, planRoll, rollEdits, type RollPlan } from "../../domain/roll.ts";
import { sayCommit } from "../../storage/commit.ts";
import { useCommit, useDevice } from "../../storage/use-live.ts";
import { Button } from "../../ui/button.tsx";
import { SelectField, TextArea } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { plural } from "../../ui/plural.ts";
import { showToast } from "../../ui/toast.ts";
import { RollPlanTable } from "./roll-plan-table.tsx";
import type { Roll } from "./use-roll.ts";
import rows from "../../ui/rows.module.css";

const EXAMPLE = "Amara Okafor, Year 4, 4B\nNowak, Zofia\t4\t4B\nLeo de Souza, R, Oak";

/** Lines of a list that were left out, as they were typed. */
export type LeftOut = { count: number; text: string };

/** What came of a list: the class that most went into, and the lines left out, to be mended. */
type Added = { class: string | undefined; leftOut: LeftOut };

/** A typed or pasted list, the plan it makes line by line, and that plan carried out unchanged. */
export function AddChildren({
  roll,
  start,
  onAdded,
  onClose,
}: {
  roll: Roll;
  /** What stands in the box at first: the lines left out before. */
  start: string;
  onAdded: (added: Added) => void;
  onClose: () => void;
}) {
  const device = useDevice();
  const commit = useCommit();
  const [text, setText] = useState(start);
  const [schoolClass, setSchoolClass] = useState("");
  const [givenFirst, setGivenFirst] = useState(false);
  const [plan, setPlan] = useState<RollPlan>();
  const [also, setAlso] = useState<ReadonlySet<number>>(new Set());
  const [wrong, setWrong] = useState<string>();
  const [busy, setBusy] = useState(false);

  function check(): void {
    setAlso(new Set());
    setWrong(undefined);
    setPlan(
      planRoll(
        text,
        {
          year: roll.year,
          classes: roll.classes,
          pupils: [...roll.pupils.values()],
          memberships: roll.memberships,
        },
        {
          nameOrder: givenFirst ? "given-first" : "family-first",
          ...(schoolClass === "" ? {} : { class: schoolClass }),
        },
      ),
    );
  }

  async function apply(made: RollPlan, edits: readonly SetEdit[], count: number): Promise<void> {
    setBusy(true);
    const say = sayCommit(await commit(edits));
    setBusy(false);
    if (say !== undefined) {
      setWrong(say);
      return;
    }
    onAdded({ class: fullestOf(edits), leftOut: leftOutOf(made, also) });
    showToast({
      words: `${plural(count, "child is", "children are")} on the roll.`,
      undo: () => void commit(takeOff(edits, roll.today)),
    });
  }

  if (plan !== undefined) {
    const edits = rollEdits(plan, () => device.randomHex(10), also);
    const count = new Set(edits.filter(({ t }) => t === "membership").map(({ k }) => k)).size;
    return (
      <div className={rows.page}>
        <div className={rows.head}>
          <h2>What this list would do</h2>
          <Button onClick={() => setPlan(undefined)}>Back to the list</Button>
          <Button
            kind="main"
            disabled={count === 0 || busy}
            onClick={() => void apply(plan, edits, count)}
          >
            {count === 0 ? "Nothing to add" : `Add ${plural(count, "child", "children")}`}
          </Button>
        </div>
        {wrong !== undefined && <Notice kind="look">{wrong}</Notice>}
        <RollPlanTable plan={plan} also={also} onAlso={setAlso} />
      </div>
    );
  }

  return (
    <div className={rows.page}>
      <div className={rows.head}>
        <h2>Add children for {writeAcademicYear(roll.year)}</h2>
        <Button onClick={onClose}>Cancel</Button>
        <Button kind="main" disabled={text.trim() === ""} onClick={check}>
          Check the list
        </Button>
      </div>
      <TextArea
        label="One child a line: name, year, class"
        hint="Type, or paste from a spreadsheet or your office program, with or without headings. Nothing is changed until you have seen what the list would do."
        placeholder={EXAMPLE}
        rows={14}
        value={text}
        onChange={(event) => setText(event.target.value)}
        data-editing={text === "" ? undefined : true}
        spellCheck={false}
      />
      <div className={rows.pair}>
        <SelectField
          label="Class, when a line has none"
          value={schoolClass}
          onChange={(event) => setSchoolClass(event.target.value)}
        >
          <option value="">The line says it</option>
          {roll.classes.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </SelectField>
        <SelectField
          label="Names in two columns"
          value={givenFirst ? "given" : "family"}
          onChange={(event) => setGivenFirst(event.target.value === "given")}
        >
          <option value="family">Family name first</option>
          <option value="given">Given name first</option>
        </SelectField>
      </div>
    </div>
  );
}

/** The class that most of the children go into. */
function fullestOf(edits: readonly SetEdit[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { t, set } of edits)
    if (t === "membership" && typeof set.class === "string")
      counts.set(set.class, (counts.get(set.class) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}

/** Takes the children of a list off the roll again: rows are never deleted, so they leave today. */
function takeOff(edits: readonly SetEdit[], today: string): SetEdit[] {
  return edits.flatMap((edit): SetEdit[] => {
    if (edit.t === "membership") return [{ ...edit, set: { class: null } }];
    return [{ t: "pupil", k: edit.k, set: { left: today } }];
  });
}
