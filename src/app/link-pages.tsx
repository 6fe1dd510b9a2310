import { useLocation } from "wouter";
import type { Answer } from "../domain/answer.ts";
import { writeRole } from "../domain/role.ts";
import { NewPasswordPage, type PasswordLink } from "../features/account/new-password-page.tsx";
import { opening } from "./front-door.tsx";
import { schoolOffice } from "./school-office.ts";

/** Behind an invitation: who is invited to what, and a password to choose. */
export function InvitationPage({ token }: { token: string }) {
  const [, navigate] = useLocation();
  const office = schoolOffice();
  return (
    <NewPasswordPage
      title="Invitation"
      asksEmail
      done="Join the school"
      backHref="/"
      look={async () =>
        reading(await office.invitation(token), ({ name, schoolName, role, email }) => ({
          heading: `Welcome, ${name}`,
          words: `${schoolName} invites you to Keepup. Your role there: ${writeRole(role)}.`,
          ...(email === null ? {} : { email }),
        }))
      }
      accept={async (account) => {
        const answer = await opening(office.acceptInvitation(token, account));
        if (answer.is === "done") navigate("/", { replace: true });
        return answer;
      }}
    />
  );
}

/** Behind a reset link: a new password. */
export function ResetPage({ token }: { token: string }) {
  const [, navigate] = useLocation();
  const office = schoolOffice();
  return (
    <NewPasswordPage
      title="New password"
      asksEmail={false}
      done="Keep this password"
      backHref="/"
      look={async () =>
        reading(await office.reset(token), ({ name }) => ({
          heading: `A new password for ${name}`,
          words: "Your old password stops working, and you are signed out on other devices.",
        }))
      }
      accept={async ({ password }) => {
        const answer = await opening(office.acceptReset(token, password));
        if (answer.is === "done") navigate("/", { replace: true });
        return answer;
      }}
    />
  );
}

function reading<T>(answer: Answer<T>, words: (value: T) => PasswordLink): Answer<PasswordLink> {
  return answer.is === "done" ? { is: "done", value: words(answer.value) } : answer;
}
