import { type FormEvent, useState } from "react";
import { writeYearGroup } from "../../domain/calendar.ts";
import type { SetEdit } from "../../domain/edit.ts";
import { saveMembership } from "../../domain/membership.ts";
import { fullName } from "../../domain/pupil.ts";
import { YEAR_GROUPS } from "../../domain/year-group.ts";
import { sayCommit } from "../../storage/commit.ts";
import { useCommit } from "../../storage/use-live.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { SelectField, TextField } from "../../ui/field.tsx";
import { formText } from "../../ui/form-text.ts";
import { Notice } from "../../ui/notice.tsx";
import { showToast } from "../../ui/toast.ts";
import type { Placed, Roll } from "./use-roll.ts";
import rows from "../../ui/rows.module.css";

const FORM = "child-form";

/** One child's names, class and dates. A leaver keeps every judgement. */
export function ChildDialog({
  roll,
  placed,
  onErase,
  onClose,
}: {
  roll: Roll;
  placed: Placed;
  /** Asks to erase the child's record instead; undefined for a child on the roll. */
  onErase: (() => void) | undefined;
  onClose: () => void;
}) {
  const { pupil, membership } = placed;
  const commit = useCommit();
  const [wrong, setWrong] = useState<string>();

  async function save(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const orNull = (name: string) => formText(form, name).trim() || null;
    const before: SetEdit = {
      t: "pupil",
      k: pupil.id,
      set: {
        given: pupil.given,
        family: pupil.family,
        known: pupil.known,
        born: pupil.born,
        left: pupil.left,
      },
    };
    const after: SetEdit = {
      ...before,
      set: {
        given: formText(form, "given").trim(),
        family: formText(form, "family").trim(),
        known: orNull("known"),
        born: orNull("born"),
        left: orNull("left"),
      },
    };
    const place = saveMembership({
      ...membership,
      class: orNull("class"),
      yearGroup: Number(formText(form, "yearGroup")),
    });
    const say = sayCommit(await commit([after, place]));
    if (say !== undefined) {
      setWrong(say);
      return;
    }
    onClose();
    showToast({
      words: `${fullName(pupil)} is changed.`,
      undo: () => void commit([before, saveMembership(membership)]),
    });
  }

  return (
    <Dialog
      title={fullName(pupil)}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="main" type="submit" form={FORM}>
            Keep
          </Button>
        </>
      }
    >
      <form id={FORM} className={rows.form} onSubmit={(event) => void save(event)}>
        {wrong !== undefined && <Notice kind="look">{wrong}</Notice>}
        <div className={rows.pair}>
          <TextField label="Given name" name="given" defaultValue={pupil.given} required />
          <TextField label="Family name" name="family" defaultValue={pupil.family} required />
        </div>
        <div className={rows.pair}>
          <TextField
            label="Called"
            name="known"
            defaultValue={pupil.known ?? ""}
            hint="When not by the given name."
          />
          <TextField label="Born" name="born" type="date" defaultValue={pupil.born ?? ""} />
        </div>
        <div className={rows.pair}>
          <SelectField label="Class" name="class" defaultValue={membership.class ?? ""}>
            <option value="">In no class</option>
            {roll.classes.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </SelectField>
          <SelectField
            label="Year group"
            name="yearGroup"
            defaultValue={String(membership.yearGroup)}
          >
            {YEAR_GROUPS.map((yearGroup) => (
              <option key={yearGroup} value={yearGroup}>
                {writeYearGroup(yearGroup)}
              </option>
            ))}
          </SelectField>
        </div>
        <TextField
          label="First day no longer here"
          name="left"
          type="date"
          defaultValue={pupil.left ?? ""}
          hint="Leave empty while the child is at school. A leaver’s record is kept."
        />
      </form>
      {onErase !== undefined && (
        <section className={rows.section} aria-label="Erasing">
          <div>
            <Button onClick={onErase}>Erase this child’s record…</Button>
          </div>
        </section>
      )}
    </Dialog>
  );
}
