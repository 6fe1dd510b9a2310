import { type FormEvent, useState } from "react";
import { writeYearGroup } from "../../domain/calendar.ts";
import type { SetEdit } from "../../domain/edit.ts";
import { saveClass, type SchoolClass } from "../../domain/school-class.ts";
import { sayCommit } from "../../storage/commit.ts";
import { useCommit, useDevice } from "../../storage/use-live.ts";
import { Button } from "../../ui/button.tsx";
import { ChipChoice } from "../../ui/chip-choice.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/field.tsx";
import { plural } from "../../ui/plural.ts";
import { showToast } from "../../ui/toast.ts";
import type { ClassLine } from "./use-classes.ts";
import rows from "../../ui/rows.module.css";

const FORM = "class-form";

/** A class's name and year groups; an empty class can be taken away. */
export function ClassDialog({
  line,
  year,
  yearGroups,
  taken,
  onClose,
}: {
  /** Undefined for a new class. */
  line: ClassLine | undefined;
  year: number;
  yearGroups: readonly number[];
  taken: readonly SchoolClass[];
  onClose: () => void;
}) {
  const device = useDevice();
  const commit = useCommit();
  const held = line?.schoolClass;
  const [name, setName] = useState(held?.name ?? "");
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    new Set((held?.yearGroups ?? []).map(String)),
  );
  const [wrong, setWrong] = useState<string>();

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    const plain = name.trim().toLowerCase();
    if (taken.some((one) => one.id !== held?.id && one.name.trim().toLowerCase() === plain)) {
      setWrong(`There is a class “${name.trim()}” already.`);
      return;
    }
    if (chosen.size === 0) {
      setWrong("Say which year groups are in this class.");
      return;
    }
    const made: SchoolClass = {
      id: held?.id ?? device.randomHex(10),
      name: name.trim(),
      year: held?.year ?? year,
      yearGroups: [...chosen].map(Number).sort((a, b) => a - b),
    };
    const say = sayCommit(await commit([saveClass(made)]));
    if (say === undefined) onClose();
    else setWrong(say);
  }

  async function remove(schoolClass: SchoolClass): Promise<void> {
    const edit = (removed: boolean): SetEdit => ({
      t: "class",
      k: schoolClass.id,
      set: { removed },
    });
    const say = sayCommit(await commit([edit(true)]));
    if (say !== undefined) {
      setWrong(say);
      return;
    }
    onClose();
    showToast({
      words: `${schoolClass.name} is taken away.`,
      undo: () => void commit([edit(false)]),
    });
  }

  return (
    <Dialog
      title={held === undefined ? "A new class" : held.name}
      onClose={onClose}
      foot={
        <>
          {held !== undefined && line?.children === 0 && (
            <Button onClick={() => void remove(held)}>Take this class away</Button>
          )}
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="main" type="submit" form={FORM}>
            Keep
          </Button>
        </>
      }
    >
      <form id={FORM} className={rows.form} onSubmit={(event) => void save(event)}>
        <TextField
          label="Name"
          value={name}
          onChange={(event) => setName(event.target.value)}
          required
          maxLength={40}
          wrong={wrong}
        />
        <ChipChoice
          label="Year groups"
          choices={yearGroups.map((yearGroup) => ({
            id: String(yearGroup),
            label: writeYearGroup(yearGroup),
          }))}
          chosen={chosen}
          onChange={setChosen}
        />
        {line !== undefined && line.children > 0 && (
          <p className={rows.soft}>
            {plural(line.children, "child is", "children are")} in this class. Move them first if
            the class is to be taken away.
          </p>
        )}
      </form>
    </Dialog>
  );
}
