import { useMemo } from "react";
import { finishAction, reopenAction, sayHelped } from "../../domain/action-edit.ts";
import type { Edit } from "../../domain/edit.ts";
import type { Answers } from "../../ui/action-answers.tsx";
import { showToast } from "../../ui/toast.ts";
import type { MeetingsHeld } from "./use-meeting-rounds.ts";

/** Says what became of an action; each is undone by the same tap and by Undo. [MA3] */
export function useAnswers({
  save,
  today,
  user,
}: Pick<MeetingsHeld, "save" | "today" | "user">): Answers {
  return useMemo(() => {
    const say = async (words: string, edit: Edit, back: Edit) => {
      const why = await save([edit]);
      if (why === undefined) showToast({ words, undo: () => void save([back]) });
      else showToast({ words: why });
    };
    return {
      done: (action, done) =>
        void say(
          done ? `Done: ${action.what}` : `Open again: ${action.what}`,
          done ? finishAction(action, today, user) : reopenAction(action),
          done ? reopenAction(action) : finishAction(action, action.doneOn ?? today),
        ),
      helped: (action, helped) =>
        void say(
          helped === null ? "Taken back: whether it helped." : "Kept: whether it helped.",
          sayHelped(action, helped, today),
          sayHelped(action, action.helped, action.helpedOn ?? today),
        ),
    };
  }, [save, today, user]);
}
