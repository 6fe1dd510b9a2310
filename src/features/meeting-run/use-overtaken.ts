import { useEffect, useState } from "react";
import type { MeetingAction } from "../../domain/meeting-action.ts";
import { type OvertakenAnswer, overtakenAnswers } from "../../storage/overtaken-answers.ts";
import { putAway } from "../../storage/told-already.ts";
import { useDevice } from "../../storage/use-live.ts";
import { viewOf } from "../../storage/view.ts";

export type RunOvertaken = {
  /** The answer of this person’s to an action that did not last; undefined: it did, or there is none. */
  of: (action: MeetingAction) => OvertakenAnswer | undefined;
  putAway: (answer: OvertakenAnswer) => void;
};

/**
 * Answers of this person’s to a meeting’s actions from before that did not last. [MA17] They are looked
 * for when what became of one of them changes, and not with every child or word of the meeting: they are
 * found in all that the device sent for thirty days.
 */
export function useOvertaken(actions: readonly MeetingAction[]): RunOvertaken {
  const device = useDevice();
  const [found, setFound] = useState<readonly OvertakenAnswer[]>([]);
  const states = actions
    .flatMap(({ id, state }) => (state === "open" ? [] : `${id} ${state}`))
    .join();
  useEffect(() => {
    let isOver = false;
    const read = states === "" ? Promise.resolve([]) : overtakenAnswers(device, viewOf(device));
    read.then(
      (answers) => {
        if (!isOver) setFound(answers);
      },
      // Signed out meanwhile, or not to be read: the meeting goes on, and the next opening looks again.
      () => undefined,
    );
    return () => {
      isOver = true;
    };
  }, [device, states]);
  return {
    of: (action) =>
      found.find(
        ({ k, said }) =>
          (action.class === null ? k === action.id : k === `${action.class}:${action.id}`) &&
          action.state === (said === "done" ? "dropped" : "done"),
      ),
    putAway: ({ id }) => {
      setFound((held) => held.filter((one) => one.id !== id));
      void putAway(device, id);
    },
  };
}
