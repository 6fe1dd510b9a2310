import { useMemo } from "react";
import { finishAction, reopenAction, sayHelped } from "../../domain/action-edit.ts";
import { sayList } from "../../domain/count-words.ts";
import type { Edit } from "../../domain/edit.ts";
import {
  beginEntry,
  ENTRY_TABLE_WORDS,
  entryId,
  entryKey,
  type EntryTable,
  leaveOut,
  leaveOutSuggested,
  moveEntry,
  putInMeeting,
} from "../../domain/meeting-entry.ts";
import { type MeetingState, stateMeeting } from "../../domain/meeting.ts";
import type { Answers } from "../../ui/action-answers.tsx";
import { plural } from "../../ui/plural.ts";
import { showToast } from "../../ui/toast.ts";
import type { PreparedLine } from "./prepared-lines.ts";
import type { LeftOut, MeetingPrepared } from "./use-meeting-prepare.ts";

/** What is done with the children of a meeting; each step says what it did and can be undone. */
export type PrepareSteps = {
  take: (lines: readonly PreparedLine[]) => Promise<boolean>;
  move: (line: PreparedLine, table: EntryTable) => void;
  leave: (line: PreparedLine) => void;
  bringBack: (one: LeftOut) => void;
  state: (state: MeetingState, lines: readonly PreparedLine[]) => Promise<boolean>;
  answers: Answers;
};

export function usePrepareSteps(held: MeetingPrepared): PrepareSteps {
  return useMemo(() => {
    const { meeting, save, today, user } = held;
    const say = async (
      words: string,
      edits: readonly Edit[],
      back: readonly Edit[],
      /** Who is put into the meeting with it: Undo takes them out again. */
      taken: readonly PreparedLine[] = [],
    ) => {
      const why = await save(edits);
      if (why !== undefined) {
        showToast({ words: why });
        return false;
      }
      const before = held.saidOf(taken.map(place));
      showToast({ words, undo: () => void takeBack(back, taken, before) });
      return true;
    };
    /** Who was only taken in goes out again; who was written about since stays, and is named. [ME2] */
    const takeBack = async (
      back: readonly Edit[],
      taken: readonly PreparedLine[],
      before: ReturnType<MeetingPrepared["saidOf"]>,
    ) => {
      const [was, is] = [await before, await held.saidOf(taken.map(place))];
      const isSame = (line: PreparedLine) => {
        const key = entryKey(place(line));
        return was.get(key) === is.get(key);
      };
      const stay = taken.filter((line) => !isSame(line));
      const out = taken.filter(isSame).map(asBefore);
      const why = back.length + out.length === 0 ? undefined : await save([...back, ...out]);
      if (why !== undefined) return showToast({ words: why });
      if (stay.length === 0) return undefined;
      const one = stay.length === 1;
      return showToast({
        words: `${sayList(stay.map(({ name }) => name))} ${one ? "stays" : "stay"} in the meeting: something has been written about ${one ? "this child" : "these children"} since.`,
      });
    };
    const place = ({
      pupil,
      subject,
      table,
    }: Pick<PreparedLine, "pupil" | "subject" | "table">) => ({
      id: entryId(meeting.id, subject),
      pupil,
      class: meeting.class,
      meeting: meeting.id,
      subject,
      table,
    });
    const begin = ({ pupil, subject, table, why }: PreparedLine) =>
      beginEntry({ meeting, pupil, subject, table, why });
    const put = ({ pupil, subject, why }: PreparedLine, table: EntryTable) =>
      putInMeeting({ meeting, pupil, subject, table, why });
    // A row once written cannot be unwritten: the child goes to those left out, one tap from coming back.
    const asBefore = (line: PreparedLine): Edit => leaveOut(place(line), true);
    const words = (line: PreparedLine) => `${line.name}, ${held.subjectName(line.subject)}`;
    return {
      take: async (lines) => {
        const [first] = lines;
        if (first === undefined) return true;
        const what =
          lines.length === 1
            ? `${words(first)}: in the meeting.`
            : `${plural(lines.length, "child", "children")} taken into the meeting.`;
        return say(what, lines.map(begin), [], lines);
      },
      move: (line, table) => {
        if (line.isIn && line.table === table) return;
        void say(
          `${words(line)}: ${ENTRY_TABLE_WORDS[table].toLowerCase()}.`,
          [line.isIn ? moveEntry(place(line), table) : put(line, table)],
          line.isIn ? [moveEntry(place(line), line.table)] : [],
          line.isIn ? [] : [line],
        );
      },
      leave: (line) =>
        void say(
          `${words(line)}: left out of this meeting. What was written stays with the child.`,
          [line.isIn ? leaveOut(place(line), true) : leaveOutSuggested(place(line))],
          [...(line.isIn ? [] : [begin(line)]), leaveOut(place(line), false)],
        ),
      bringBack: (one) =>
        void say(
          `${held.childName(one.pupil)}, ${held.subjectName(one.subject)}: back in the meeting.`,
          [leaveOut(one, false)],
          [leaveOut(one, true)],
        ),
      state: async (state, lines) => {
        const before = meeting.state;
        const what =
          state === "prepared"
            ? "The meeting is prepared. You can still change everything."
            : "The meeting is being prepared again.";
        return say(
          what,
          [...lines.map(begin), stateMeeting(meeting, state)],
          [stateMeeting(meeting, before)],
          lines,
        );
      },
      answers: {
        done: (action, done) =>
          void say(
            done ? `Done: ${action.what}` : `Open again: ${action.what}`,
            [done ? finishAction(action, today, user) : reopenAction(action)],
            [done ? reopenAction(action) : finishAction(action, action.doneOn ?? today)],
          ),
        helped: (action, helped) =>
          void say(
            helped === null ? "Taken back: whether it helped." : "Kept: whether it helped.",
            [sayHelped(action, helped, today)],
            [sayHelped(action, action.helped, action.helpedOn ?? today)],
          ),
      },
    };
  }, [held]);
}
