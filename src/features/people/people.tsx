import { useState } from "react";
import { writeDay } from "../../domain/calendar.ts";
import type { SetEdit } from "../../domain/edit.ts";
import { writeRole } from "../../domain/role.ts";
import { sayCommit } from "../../storage/commit.ts";
import { useCommit, useDevice } from "../../storage/use-live.ts";
import { Button } from "../../ui/button.tsx";
import { CheckField } from "../../ui/field.tsx";
import { plural } from "../../ui/plural.ts";
import { showToast } from "../../ui/toast.ts";
import { type Invite, InviteDialog } from "./invite-dialog.tsx";
import { type Invitations, InvitedList } from "./invited-list.tsx";
import { type MakeReset, PersonDialog } from "./person-dialog.tsx";
import { type StaffPerson, usePeople } from "./use-people.ts";
import rows from "../../ui/rows.module.css";

/** The staff: inviting, roles, new passwords, leaving; and whether assistants may judge. */
export function People({
  invite,
  invitations,
  makeReset,
}: {
  invite: Invite;
  invitations: Invitations;
  makeReset: MakeReset;
}) {
  const people = usePeople();
  const device = useDevice();
  const commit = useCommit();
  const [inviting, setInviting] = useState(false);
  const [made, setMade] = useState(0);
  const [open, setOpen] = useState<string>();
  if (people === undefined) return null;
  const here = people.staff.filter(({ left }) => left === null || left > people.today);
  const gone = people.staff.filter(({ left }) => left !== null && left <= people.today);
  const opened = people.staff.find(({ user }) => user === open);

  async function letAssistantsJudge(assistantsMayJudge: boolean): Promise<void> {
    const say = sayCommit(await commit([lettingAssistantsJudge(assistantsMayJudge)]));
    showToast({
      words:
        say ??
        (assistantsMayJudge
          ? "Teaching assistants may judge in their classes."
          : "Only teachers and senior leaders judge."),
      ...(say === undefined
        ? { undo: () => void commit([lettingAssistantsJudge(!assistantsMayJudge)]) }
        : {}),
    });
  }

  return (
    <div className={rows.page}>
      <div className={rows.head}>
        <h2>{plural(here.length, "person", "people")}</h2>
        <Button kind="main" onClick={() => setInviting(true)}>
          Invite somebody
        </Button>
      </div>
      <StaffTable staff={here} you={device.user} onOpen={setOpen} />
      <InvitedList invitations={invitations} classes={people.classes} made={made} />
      <CheckField
        label="Teaching assistants may judge"
        hint="In the classes they are assigned to. Otherwise they read, and teachers judge."
        checked={people.assistantsMayJudge}
        onChange={(event) => void letAssistantsJudge(event.target.checked)}
      />
      {gone.length > 0 && (
        <section className={rows.section} aria-labelledby="gone">
          <h2 id="gone">Have left</h2>
          <p className={rows.soft}>What they judged stays under their name.</p>
          <StaffTable staff={gone} you={device.user} onOpen={setOpen} />
        </section>
      )}
      {inviting && (
        <InviteDialog
          classes={people.classes}
          invite={async (person) => {
            const answer = await invite(person);
            if (answer.is === "done") setMade(made + 1);
            return answer;
          }}
          onClose={() => setInviting(false)}
        />
      )}
      {opened !== undefined && (
        <PersonDialog
          key={opened.user}
          person={opened}
          today={people.today}
          isYou={opened.user === device.user}
          makeReset={makeReset}
          onClose={() => setOpen(undefined)}
        />
      )}
    </div>
  );
}

function lettingAssistantsJudge(assistantsMayJudge: boolean): SetEdit {
  return { t: "school", k: "school", set: { assistantsMayJudge } };
}

function StaffTable({
  staff,
  you,
  onOpen,
}: {
  staff: readonly StaffPerson[];
  you: string;
  onOpen: (user: string) => void;
}) {
  return (
    <div className={rows.wrap}>
      <table className={rows.table}>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Role</th>
            <th scope="col">Classes</th>
            <th scope="col">
              <span className="unseen">Change</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {staff.map((person) => (
            <tr key={person.user}>
              <th scope="row">
                {person.name}
                {person.user === you ? " (you)" : ""}
              </th>
              <td>{writeRole(person.role)}</td>
              <td>
                {person.left === null
                  ? person.classes.join(", ")
                  : `Last day before ${writeDay(person.left)}`}
              </td>
              <td>
                <Button
                  kind="quiet"
                  aria-label={`Change ${person.name}`}
                  onClick={() => onOpen(person.user)}
                >
                  Change
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
