import { sayList } from "../../domain/count-words.ts";
import { type MeetingAction, meetingActionOf } from "../../domain/meeting-action.ts";
import { type OvertakenChildren, overtakenChildren } from "../../storage/overtaken-children.ts";
import { putAway } from "../../storage/told-already.ts";
import { useDevice, useLive } from "../../storage/use-live.ts";
import { ToldNotice } from "../../ui/told-notice.tsx";
import type { Actions, Step } from "./use-actions.ts";
import styles from "./actions.module.css";

type Overtaken = OvertakenChildren & { action: MeetingAction };

/** Tells whoever chose children for an action whom of them the choice that stands leaves out. [MA19] */
export function OvertakenChildrenNotices({
  actions,
  nameOf,
  tell,
}: {
  actions: Pick<Actions, "change">;
  nameOf: (child: string) => string;
  tell: (step: Promise<Step>, words: string) => Promise<void>;
}) {
  const device = useDevice();
  const choices = useLive(
    async (view) =>
      Promise.all(
        (await overtakenChildren(device, view)).map(async (one): Promise<Overtaken[]> => {
          const action = meetingActionOf(await view.row("meeting-action", one.k));
          return action === undefined ? [] : [{ ...one, action }];
        }),
      ),
    [device],
  );
  const told = (choices ?? []).flat();
  if (told.length === 0) return null;
  const notices = told.map(({ id, action, missing, entries }) => {
    const names = sayList(missing.map(nameOf));
    const both = {
      ...action,
      children: [...action.children, ...missing],
      entries: [...action.entries, ...entries],
    };
    return (
      <ToldNotice
        key={id}
        words={`You chose ${names} for “${action.what}”. What stands now was chosen on another device, and is without ${names}.`}
        again={`Add ${names}`}
        leave="Leave it without"
        onAgain={() =>
          void tell(actions.change(action, both), `“${action.what}” is for ${names} too.`)
        }
        onLeave={() => void putAway(device, id)}
      />
    );
  });
  return <div className={styles.told}>{notices}</div>;
}
