import { useEffect, useMemo, useState } from "react";
import type { Answer } from "../../domain/answer.ts";
import { schoolDay, writeDay } from "../../domain/calendar.ts";
import { writeRole } from "../../domain/role.ts";
import type { Role } from "../../domain/schema.ts";
import type { SchoolClass } from "../../domain/school-class.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { showToast } from "../../ui/toast.ts";
import rows from "../../ui/rows.module.css";

/** Somebody who was given a link and has not used it yet. */
export type OpenInvitation = {
  ref: string;
  name: string;
  email: string | null;
  role: Role;
  classes: readonly string[];
  /** Until when the link works, in milliseconds since 1970. */
  expires: number;
};

/** Invitations stand on the school's server alone: a device never learns a link. */
export type Invitations = {
  list: () => Promise<Answer<readonly OpenInvitation[]>>;
  withdraw: (ref: string) => Promise<Answer<readonly OpenInvitation[]>>;
};

/** Who is invited and has not come yet, to withdraw. [AU11] `made` counts the links made here. */
export function InvitedList({
  invitations,
  classes,
  made,
}: {
  invitations: Invitations;
  classes: readonly SchoolClass[];
  made: number;
}) {
  const [answer, setAnswer] = useState<Answer<readonly OpenInvitation[]>>();
  const [wrong, setWrong] = useState<string>();
  const [busy, setBusy] = useState(false);

  // Asked when the page opens, and after each link that is made on it; of one and the same school.
  const [list] = useState(() => invitations.list);
  const question = useMemo(() => ({ list, made }), [list, made]);
  useEffect(() => {
    let here = true;
    void question.list().then((given) => {
      if (here) setAnswer(given);
    });
    return () => {
      here = false;
    };
  }, [question]);

  async function withdraw({ ref, name }: OpenInvitation): Promise<void> {
    setBusy(true);
    const given = await invitations.withdraw(ref);
    setBusy(false);
    if (given.is !== "done") {
      setWrong(given.say);
      return;
    }
    setWrong(undefined);
    setAnswer(given);
    showToast({ words: `The invitation for ${name} is withdrawn. Its link no longer works.` });
  }

  if (answer === undefined) return null;
  if (answer.is !== "done")
    return (
      <p className={rows.soft}>
        Who is invited and has not come yet is known to the school’s server alone, which does not
        answer just now.
      </p>
    );
  if (answer.value.length === 0) return null;
  const namesOf = (ids: readonly string[]) =>
    classes.filter(({ id }) => ids.includes(id)).map(({ name }) => name);
  return (
    <section className={rows.section} aria-labelledby="invited">
      <h2 id="invited">Invited, not yet come</h2>
      {wrong !== undefined && <Notice kind="look">{wrong}</Notice>}
      <div className={rows.wrap}>
        <table className={rows.table}>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Role</th>
              <th scope="col">Classes</th>
              <th scope="col">Link works until</th>
              <th scope="col">
                <span className="unseen">Withdraw</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {answer.value.map((one) => (
              <tr key={one.ref}>
                <th scope="row">{one.name}</th>
                <td>{writeRole(one.role)}</td>
                <td>{namesOf(one.classes).join(", ")}</td>
                <td>{writeDay(schoolDay(one.expires))}</td>
                <td>
                  <Button
                    kind="quiet"
                    disabled={busy}
                    aria-label={`Withdraw the invitation for ${one.name}`}
                    onClick={() => void withdraw(one)}
                  >
                    Withdraw
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
