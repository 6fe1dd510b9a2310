import type { Answer } from "../domain/answer.ts";
import {
  type ChangesAsked,
  isOfAction,
  type LoggedPage,
  writeChangesAsked,
} from "../domain/logged-change.ts";
import type { schoolOffice } from "./school-office.ts";

/** What a server says of an address that it does not have, word for word. */
const NOWHERE = "There is nothing at this address.";

const TOO_OLD =
  "This Keepup is newer than your school’s server, which cannot tell yet what was changed. Once whoever looks after the server has updated it, this works. Nothing is lost meanwhile: the server writes every change down.";

const TOO_OLD_FOR_ACTION =
  "This Keepup is newer than your school’s server, which cannot tell yet what was changed about one action alone. Once whoever looks after the server has updated it, this works; until then “show all” has it among all the others.";

/**
 * Asks the school what was changed. A server of before either knows nothing of that, or tells of
 * everything where one action was asked for: neither is shown for what was asked. [WC5]
 */
export async function askChanges(
  office: Pick<ReturnType<typeof schoolOffice>, "ask">,
  school: string,
  asked: ChangesAsked,
): Promise<Answer<LoggedPage>> {
  const answer = await office.ask(
    `/api/schools/${encodeURIComponent(school)}/changes?${writeChangesAsked(asked)}`,
    (body) => body as unknown as LoggedPage,
  );
  if (answer.is === "refused" && answer.say === NOWHERE) return { is: "refused", say: TOO_OLD };
  const { action } = asked;
  if (answer.is !== "done" || action === "") return answer;
  return answer.value.changes.every((one) => isOfAction(one, action))
    ? answer
    : { is: "refused", say: TOO_OLD_FOR_ACTION };
}
