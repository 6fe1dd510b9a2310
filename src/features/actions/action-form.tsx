import { type FormEvent, useId, useState } from "react";
import { type AttainmentFacts, yearOf } from "../../domain/attainment-facts.ts";
import { type Day } from "../../domain/calendar.ts";
import { isToCome, type Wave, WAVES } from "../../domain/intervention.ts";
import {
  type ActionTerms,
  type MeetingAction,
  usualDue,
  writeActionKind,
} from "../../domain/meeting-action.ts";
import { ACTION_KINDS, LONGEST_ACTION } from "../../domain/meeting-tables.ts";
import { Button } from "../../ui/button.tsx";
import { ChipChoice } from "../../ui/chip-choice.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { CheckField, SelectField, TextArea, TextField } from "../../ui/field.tsx";
import { formText } from "../../ui/form-text.ts";
import type { Actions } from "./use-actions.ts";
import styles from "./actions.module.css";

const STAFF = "=staff";
const OTHER = "=other";

/** What is to be done, by whom and when: a new action, or another wording of one. [MA1] */
export function ActionForm({
  title,
  actions,
  facts,
  before,
  usual,
  carriesOn = false,
  onAgree,
  onClose,
}: {
  title: string;
  actions: Actions;
  facts: AttainmentFacts;
  /** What it changes or goes on from. */
  before?: MeetingAction | undefined;
  usual: { class: string | null; due?: Day };
  carriesOn?: boolean;
  /** Answers why it was not kept. */
  onAgree: (terms: ActionTerms, accepted: boolean) => Promise<string | undefined>;
  onClose: () => void;
}) {
  const form = useId();
  const { today, user } = actions;
  const mayStaff = actions.mayAgree(null);
  const isNew = before === undefined || carriesOn;
  const [schoolClass, setClass] = useState<string | null>(
    before !== undefined && !carriesOn ? before.class : usual.class,
  );
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(before?.children ?? []));
  const [kind, setKind] = useState<MeetingAction["kind"]>(before?.kind ?? "class");
  const owners = actions.ownersOf(schoolClass);
  const [owner, setOwner] = useState(() => firstOwner(before, owners, user, carriesOn));
  const [agreed, setAgreed] = useState(before?.accepted != null && !carriesOn);
  const [wrong, setWrong] = useState<string>();
  const ofClass = facts.children.filter(
    (child) => schoolClass !== null && yearOf(child, facts.year)?.class === schoolClass,
  );
  const running = actions.interventions.filter(
    (one) => isToCome(one, today) || one.id === before?.intervention,
  );

  async function save(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const what = formText(data, "what").trim();
    const due = formText(data, "due");
    const ownerWords = formText(data, "ownerWords").trim();
    if (what === "") return setWrong("Say what is to be done.");
    if (due === "") return setWrong("Say by when.");
    if (owner === OTHER && ownerWords === "") return setWrong("Say who will do it.");
    const wave = Number(formText(data, "wave"));
    const inClass = new Set(ofClass.map(({ id }) => id));
    const terms: ActionTerms = {
      id: isNew ? actions.newId() : before.id,
      class: schoolClass,
      meeting: isNew ? null : before.meeting,
      entries: isNew ? [] : before.entries,
      // Whoever the form cannot show stays in an action that is only worded anew.
      children: [...chosen].filter((id) => inClass.has(id) || !isNew),
      subject: formText(data, "subject") || null,
      kind,
      what,
      wave: WAVES.find((one): one is Wave => one === wave) ?? null,
      intervention: kind === "intervention" ? formText(data, "intervention") || null : null,
      owner: owner === OTHER || owner === "" ? null : owner,
      ownerWords: owner === OTHER ? ownerWords : null,
      due,
      made: isNew ? today : before.made,
      by: isNew ? user : before.by,
      from: carriesOn ? (before?.id ?? null) : (before?.from ?? null),
    };
    return setWrong(await onAgree(terms, terms.owner === user || (terms.owner !== null && agreed)));
  }

  return (
    <Dialog
      title={title}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="main" type="submit" form={form}>
            Keep
          </Button>
        </>
      }
    >
      <form id={form} className={styles.form} onSubmit={(event) => void save(event)}>
        <TextArea
          label="What is to be done"
          name="what"
          rows={2}
          maxLength={LONGEST_ACTION}
          defaultValue={before?.what ?? ""}
          wrong={wrong}
          className={styles.short}
          ref={beginHere}
        />
        <div className={styles.pair}>
          <SelectField
            label="Kept with"
            value={schoolClass ?? STAFF}
            disabled={!isNew}
            onChange={({ target: { value } }) => {
              const into = value === STAFF ? null : value;
              const mayStay = actions.ownersOf(into).some(({ id }) => id === owner);
              setClass(into);
              if (owner !== OTHER && !mayStay) setOwner("");
              setChosen(new Set(carriesOn ? before?.children : []));
            }}
          >
            {actions.classes.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
            {(mayStaff || schoolClass === null) && (
              <option value={STAFF}>The staff, about no child</option>
            )}
            {schoolClass !== null && !actions.classes.some(({ id }) => id === schoolClass) && (
              <option value={schoolClass}>{actions.className(schoolClass)}</option>
            )}
          </SelectField>
          <SelectField label="Subject" name="subject" defaultValue={before?.subject ?? ""}>
            <option value="">No one subject</option>
            {facts.subjects.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectField>
        </div>
        {ofClass.length > 0 && (
          <div className={styles.chosen}>
            <ChipChoice
              label="For which children"
              choices={ofClass.map(({ id, name }) => ({ id, label: name }))}
              chosen={chosen}
              onChange={setChosen}
            />
          </div>
        )}
        <div className={styles.pair}>
          <SelectField
            label="Where"
            value={kind}
            onChange={({ target: { value } }) =>
              setKind(ACTION_KINDS.find((one) => one === value) ?? "class")
            }
          >
            {ACTION_KINDS.map((one) => (
              <option key={one} value={one}>
                {writeActionKind(one)}
              </option>
            ))}
          </SelectField>
          <SelectField label="Wave" name="wave" defaultValue={String(before?.wave ?? "")}>
            <option value="">Not said</option>
            <option value="1">1, in the lesson</option>
            <option value="2">2, a small group</option>
            <option value="3">3, one child</option>
          </SelectField>
          {kind === "intervention" && (
            <SelectField
              label="Intervention"
              name="intervention"
              defaultValue={before?.intervention ?? ""}
            >
              <option value="">Not one of the list</option>
              {running.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </SelectField>
          )}
        </div>
        <div className={styles.pair}>
          <SelectField
            label="Who does it"
            value={owner}
            onChange={({ target: { value } }) => setOwner(value)}
          >
            <option value="">Nobody yet</option>
            {owners.map(({ id, name }) => (
              <option key={id} value={id}>
                {id === user ? `${name} (you)` : name}
              </option>
            ))}
            {owner !== "" && owner !== OTHER && !owners.some(({ id }) => id === owner) && (
              <option value={owner}>
                {actions.staffName(owner)}, who does not see this action
              </option>
            )}
            <option value={OTHER}>Somebody without an account …</option>
          </SelectField>
          <TextField
            label="By when"
            name="due"
            type="date"
            defaultValue={
              before !== undefined && !carriesOn ? before.due : (usual.due ?? usualDue(today))
            }
          />
        </div>
        {owner === OTHER && (
          <TextField
            label="Their name"
            name="ownerWords"
            maxLength={120}
            defaultValue={before?.ownerWords ?? ""}
          />
        )}
        {owner !== OTHER && owner !== "" && owner !== user && isNew && (
          <CheckField
            label="They have said that they will do it"
            hint="Otherwise they are asked in their own list."
            checked={agreed}
            onChange={(event) => setAgreed(event.target.checked)}
          />
        )}
      </form>
    </Dialog>
  );
}

/** Where a dialog puts the focus when it opens: asked for by the press before it. */
function beginHere(field: HTMLElement | null): void {
  field?.setAttribute("autofocus", "");
}

/**
 * Whoever does it so far stays, also nobody, and who would not be asked any more; only a new action
 * is never given to somebody who will not see it. [MA4]
 */
function firstOwner(
  before: MeetingAction | undefined,
  owners: readonly { id: string }[],
  user: string,
  carriesOn: boolean,
): string {
  const owner = before === undefined ? user : (before.owner ?? "");
  if (before?.owner === null && before.ownerWords !== null) return OTHER;
  const isNew = before === undefined || carriesOn;
  return isNew && !owners.some(({ id }) => id === owner) ? "" : owner;
}
