import { useMemo } from "react";
import { finishAction, reopenAction, sayHelped } from "../../domain/action-edit.ts";
import type { Edit } from "../../domain/edit.ts";
import {
  beginEntry,
  ENTRY_TABLE_WORDS,
  entryId,
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
    const { meeting, save, today } = held;
    const say = async (words: string, edits: readonly Edit[], back: readonly Edit[]) => {
      const why = await save(edits);
      if (why === undefined) showToast({ words, undo: () => void save(back) });
      else showToast({ words: why });
      return why === undefined;
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
        return say(what, lines.map(begin), lines.map(asBefore));
      },
      move: (line, table) => {
        if (line.isIn && line.table === table) return;
        void say(
          `${words(line)}: ${ENTRY_TABLE_WORDS[table].toLowerCase()}.`,
          [line.isIn ? moveEntry(place(line), table) : put(line, table)],
          [line.isIn ? moveEntry(place(line), line.table) : asBefore(line)],
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
          [stateMeeting(meeting, before), ...lines.map(asBefore)],
        );
      },
      answers: {
        done: (action, done) =>
          void say(
            done ? `Done: ${action.what}` : `Open again: ${action.what}`,
            [done ? finishAction(action, today) : reopenAction(action)],
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
