import { type FormEvent, useState } from "react";
import type { Answer } from "../../domain/answer.ts";
import type { SetEdit } from "../../domain/edit.ts";
import { sayRole, writeRole } from "../../domain/role.ts";
import { type Role, ROLES } from "../../domain/schema.ts";
import { sayCommit } from "../../storage/commit.ts";
import { useCommit } from "../../storage/use-live.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { SelectField, TextField } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { showToast } from "../../ui/toast.ts";
import { LinkToCopy } from "./link-to-copy.tsx";
import type { StaffPerson } from "./use-people.ts";
import rows from "../../ui/rows.module.css";

export type MakeReset = (user: string) => Promise<Answer<string>>;

const FORM = "person-form";

/** A colleague: name, role, a link for a new password, and leaving. Nobody changes their own role. */
export function PersonDialog({
  person,
  today,
  isYou,
  makeReset,
  onClose,
}: {
  person: StaffPerson;
  today: string;
  isYou: boolean;
  makeReset: MakeReset;
  onClose: () => void;
}) {
  const commit = useCommit();
  const [name, setName] = useState(person.name);
  const [role, setRole] = useState<Role>(person.role);
  const [wrong, setWrong] = useState<string>();
  const [link, setLink] = useState<string>();
  const edit = (set: SetEdit["set"]): SetEdit => ({ t: "staff", k: person.user, set });

  async function keep(now: SetEdit, before: SetEdit, words: string): Promise<void> {
    const say = sayCommit(await commit([now]));
    if (say !== undefined) {
      setWrong(say);
      return;
    }
    onClose();
    showToast({ words, undo: () => void commit([before]) });
  }

  function save(event: FormEvent): void {
    event.preventDefault();
    const { name: oldName, role: oldRole } = person;
    const now = isYou ? { name: name.trim() } : { name: name.trim(), role };
    const before = isYou ? { name: oldName } : { name: oldName, role: oldRole };
    void keep(edit(now), edit(before), `${name.trim()} is changed.`);
  }

  async function reset(): Promise<void> {
    setWrong(undefined);
    const answer = await makeReset(person.user);
    if (answer.is === "done") setLink(answer.value);
    else setWrong(answer.say);
  }

  return (
    <Dialog
      title={person.name}
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
      {wrong !== undefined && <Notice kind="look">{wrong}</Notice>}
      <form id={FORM} className={rows.form} onSubmit={save}>
        <TextField
          label="Name"
          value={name}
          onChange={(event) => setName(event.target.value)}
          required
          maxLength={120}
        />
        <SelectField
          label="Role"
          value={role}
          disabled={isYou}
          onChange={(event) => setRole(event.target.value as Role)}
          hint={isYou ? "Another administrator can change your role." : sayRole(role)}
        >
          {ROLES.map((one) => (
            <option key={one} value={one}>
              {writeRole(one)}
            </option>
          ))}
        </SelectField>
      </form>
      {link === undefined ? (
        <section className={rows.section} aria-label="Ways in and out">
          <div className={rows.head}>
            <Button onClick={() => void reset()}>Make a link for a new password</Button>
            {!isYou &&
              (person.left === null ? (
                <Button
                  onClick={() =>
                    void keep(
                      edit({ left: today }),
                      edit({ left: null }),
                      `${person.name} has left. What they judged stays.`,
                    )
                  }
                >
                  Mark as left
                </Button>
              ) : (
                <Button
                  onClick={() =>
                    void keep(
                      edit({ left: null }),
                      edit({ left: person.left }),
                      `${person.name} is back.`,
                    )
                  }
                >
                  Is back
                </Button>
              ))}
          </div>
          <p className={rows.soft}>
            Somebody who has left sees nothing more of the school, from the moment their device next
            hears of it.
          </p>
        </section>
      ) : (
        <LinkToCopy
          label="Link for a new password"
          link={link}
          hint={`Give it to ${person.name} alone. It works once, for one day.`}
        />
      )}
    </Dialog>
  );
}
