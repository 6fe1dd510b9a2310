import { type MeetingAction, meetingActionOf } from "../../domain/meeting-action.ts";
import { type OvertakenAnswer, overtakenAnswers } from "../../storage/overtaken-answers.ts";
import { putAway } from "../../storage/told-already.ts";
import { useDevice, useLive } from "../../storage/use-live.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import type { Actions, Step } from "./use-actions.ts";
import styles from "./actions.module.css";

type Overtaken = OvertakenAnswer & { action: MeetingAction };

/** Tells whoever said that an action is dropped, or done, that the opposite stands; on no paper, which others read. [MA17] [EX14] */
export function OvertakenAnswers({
  actions,
  tell,
}: {
  actions: Actions;
  tell: (step: Promise<Step>, words: string) => Promise<void>;
}) {
  const device = useDevice();
  const answers = useLive(
    async (view) =>
      Promise.all(
        (await overtakenAnswers(device, view)).map(async (one) => {
          const action = meetingActionOf(await view.row(one.t, one.k));
          return action === undefined ? [] : [{ ...one, action }];
        }),
      ),
    [device],
  );
  const told = (answers ?? []).flat();
  if (told.length === 0) return null;
  const notices = told.map((one) => (
    <Notice key={one.id} kind="look">
      {sayOvertaken(one)}{" "}
      <Button
        onClick={() => {
          const { action, said, why } = one;
          const { what } = action;
          if (said === "dropped") void tell(actions.drop(action, why), `“${what}” is dropped.`);
          else void tell(actions.finish(action), `Done: “${what}”. Did it help?`);
        }}
      >
        {one.said === "dropped" ? "Drop it all the same" : "It is done all the same"}
      </Button>{" "}
      <Button kind="quiet" onClick={() => void putAway(device, one.id)}>
        {one.said === "dropped" ? "Leave it as done" : "Leave it dropped"}
      </Button>
    </Notice>
  ));
  return <div className={styles.told}>{notices}</div>;
}

function sayOvertaken({ said, why, action }: Overtaken): string {
  return said === "dropped"
    ? `You dropped “${action.what}”${reason(why)}. On another device it was said to be done, and that stands; ${why === "" ? "nothing is lost" : "your reason stands beside it"}.`
    : `You said that “${action.what}” is done. On another device it was dropped${reason(action.why)}, and that stands.`;
}

function reason(words: string | null): string {
  return words === null || words === "" ? "" : `, with the reason “${words}”`;
}
