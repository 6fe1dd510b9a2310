import { type FormEvent, useState } from "react";
import type { Answer } from "../../domain/answer.ts";
import { sayRole, writeRole } from "../../domain/role.ts";
import { type Role, ROLES } from "../../domain/schema.ts";
import type { SchoolClass } from "../../domain/school-class.ts";
import { Button } from "../../ui/button.tsx";
import { ChipChoice } from "../../ui/chip-choice.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { SelectField, TextField } from "../../ui/field.tsx";
import { formText } from "../../ui/form-text.ts";
import { Notice } from "../../ui/notice.tsx";
import { LinkToCopy } from "./link-to-copy.tsx";
import rows from "../../ui/rows.module.css";

export type Invite = (person: {
  name: string;
  role: Role;
  classes: readonly string[];
  email?: string;
}) => Promise<Answer<string>>;

const FORM = "invite-form";
const TEACHING: readonly Role[] = [
  "teacher",
  "assistant",
  "senior-leader",
  "senco",
  "subject-leader",
];

/** Who, as what, with which classes; then a link to hand over. */
export function InviteDialog({
  classes,
  invite,
  onClose,
}: {
  classes: readonly SchoolClass[];
  invite: Invite;
  onClose: () => void;
}) {
  const [role, setRole] = useState<Role>("teacher");
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [wrong, setWrong] = useState<{ say: string; field: string | undefined }>();
  const [made, setMade] = useState<{ name: string; link: string }>();
  const [busy, setBusy] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const name = formText(form, "name").trim();
    const email = formText(form, "email").trim();
    setBusy(true);
    const answer = await invite({
      name,
      role,
      classes: TEACHING.includes(role) ? [...chosen] : [],
      ...(email === "" ? {} : { email }),
    });
    setBusy(false);
    if (answer.is === "done") setMade({ name, link: answer.value });
    else setWrong({ say: answer.say, field: answer.is === "refused" ? answer.field : undefined });
  }

  if (made !== undefined)
    return (
      <Dialog
        title={`A link for ${made.name}`}
        onClose={onClose}
        foot={
          <Button kind="main" onClick={onClose}>
            Done
          </Button>
        }
      >
        <LinkToCopy
          label="Invitation link"
          link={made.link}
          hint={`Give it to ${made.name} alone, on paper or by your own mail. It works once, for fourteen days. It is not shown again; you can always make another.`}
        />
      </Dialog>
    );
  return (
    <Dialog
      title="Invite somebody"
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="main" type="submit" form={FORM} disabled={busy}>
            Make the link
          </Button>
        </>
      }
    >
      <form id={FORM} className={rows.form} onSubmit={(event) => void submit(event)}>
        {wrong !== undefined && !["name", "email"].includes(wrong.field ?? "") && (
          <Notice kind="look">{wrong.say}</Notice>
        )}
        <TextField
          label="Name"
          name="name"
          required
          maxLength={120}
          autoComplete="off"
          hint="As colleagues see it: Miss Okafor, Sam Reed."
          wrong={wrong?.field === "name" ? wrong.say : undefined}
        />
        <SelectField
          label="Role"
          value={role}
          onChange={(event) => setRole(event.target.value as Role)}
          hint={sayRole(role)}
        >
          {ROLES.map((one) => (
            <option key={one} value={one}>
              {writeRole(one)}
            </option>
          ))}
        </SelectField>
        {TEACHING.includes(role) && classes.length > 0 && (
          <ChipChoice
            label="Classes"
            choices={classes.map(({ id, name }) => ({ id, label: name }))}
            chosen={chosen}
            onChange={setChosen}
          />
        )}
        <TextField
          label="E-mail (if you know it)"
          name="email"
          type="email"
          autoComplete="off"
          hint="Keepup sends no mail; it is filled in for them."
          wrong={wrong?.field === "email" ? wrong.say : undefined}
        />
      </form>
    </Dialog>
  );
}
