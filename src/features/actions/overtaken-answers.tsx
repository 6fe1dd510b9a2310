import { meetingActionOf } from "../../domain/meeting-action.ts";
import { overtakenAnswers } from "../../storage/overtaken-answers.ts";
import { putAway } from "../../storage/told-already.ts";
import { useDevice, useLive } from "../../storage/use-live.ts";
import { OvertakenNotice } from "../../ui/overtaken-notice.tsx";
import type { Actions, Step } from "./use-actions.ts";
import styles from "./actions.module.css";

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
  const notices = told.map(({ action, ...one }) => (
    <OvertakenNotice
      key={one.id}
      overtaken={{ ...one, action, colleague: actions.colleagueName(one.by) }}
      onAgain={() => {
        const { what } = action;
        if (one.said === "dropped")
          void tell(actions.drop(action, one.why), `“${what}” is dropped.`);
        else void tell(actions.finish(action), `Done: “${what}”. Did it help?`);
      }}
      onLeave={() => void putAway(device, one.id)}
    />
  ));
  return <div className={styles.told}>{notices}</div>;
}
