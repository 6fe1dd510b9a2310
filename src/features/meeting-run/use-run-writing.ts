import { useMemo } from "react";
import {
  acceptAction,
  agreeAction,
  carryOn,
  changeAction,
  dropAction,
  finishAction,
  removeAction,
  reopenAction,
  sayHelped,
} from "../../domain/action-edit.ts";
import { sayStands } from "../../domain/action-taken-off.ts";
import { answersAsBefore } from "../../domain/action-undo.ts";
import { bringBack } from "../../domain/changed-fields.ts";
import type { SetEdit } from "../../domain/edit.ts";
import {
  type ActionTerms,
  type Helped,
  type MeetingAction,
  sayHelpedWords,
  usualDue,
} from "../../domain/meeting-action.ts";
import {
  beginEntry,
  entryId,
  entryKey,
  type EntryTable,
  leaveOut,
  leaveOutSuggested,
  moveEntry,
  parkEntry,
  putInMeeting,
} from "../../domain/meeting-entry.ts";
import type { RunItem } from "../../domain/meeting-running.ts";
import { ownId } from "../../domain/own-id.ts";
import { type PhraseKind, tickPhrase } from "../../domain/phrase.ts";
import { sayCommit } from "../../storage/commit.ts";
import { takeBack } from "../../storage/take-back.ts";
import { useCommit, useDevice } from "../../storage/use-live.ts";
import { showToast } from "../../ui/toast.ts";
import type { MeetingRun } from "./use-meeting-run.ts";

/** What is agreed, as the form has it. */
export type TermsSaid = Pick<
  ActionTerms,
  | "what"
  | "kind"
  | "children"
  | "subject"
  | "wave"
  | "intervention"
  | "owner"
  | "ownerWords"
  | "due"
>;

/** Everything that a running meeting writes; each answers once it is on the disk. */
export type RunWriting = {
  /** Makes an entry of a child who is only suggested, or of anybody added on the spot. */
  begin: (item: RunItem) => Promise<boolean>;
  move: (item: RunItem, table: EntryTable) => Promise<boolean>;
  park: (item: RunItem, parked: boolean) => Promise<boolean>;
  leave: (item: RunItem) => Promise<boolean>;
  tick: (item: RunItem, kind: PhraseKind, words: string, ticked: boolean) => Promise<boolean>;
  /** Ticks words of one's own. */
  addPhrase: (item: RunItem, kind: PhraseKind, words: string) => Promise<boolean>;
  agree: (said: TermsSaid, accepted: boolean) => Promise<boolean>;
  change: (before: MeetingAction, said: TermsSaid, accepted: boolean) => Promise<boolean>;
  remove: (action: MeetingAction) => Promise<boolean>;
  finish: (action: MeetingAction, done: boolean) => Promise<boolean>;
  drop: (action: MeetingAction, why: string) => Promise<boolean>;
  helped: (action: MeetingAction, helped: Helped | null) => Promise<boolean>;
  /** Goes on with an action of before in this meeting. */
  carry: (action: MeetingAction) => Promise<boolean>;
};

/** The writing half of {@link useMeetingRun}. What could not be kept is said in a toast. */
export function useRunWriting(run: MeetingRun): RunWriting {
  const device = useDevice();
  const commit = useCommit();
  return useMemo(() => {
    const { meeting, today, user, entries } = run;
    const newId = () => ownId(user, device.randomHex(6));
    const keep = async (edits: readonly SetEdit[], said?: { words: string; back: SetEdit[] }) => {
      const problem = sayCommit(await commit(edits));
      if (problem !== undefined) showToast({ words: problem });
      else if (said !== undefined)
        showToast({ words: said.words, undo: () => void commit(said.back) });
      return problem === undefined;
    };
    /** What became of an action: said with the way back, which leaves what a colleague said since. [AL1] */
    const answer = async (words: string, ...steps: { step: SetEdit; back: SetEdit }[]) => {
      const problem = sayCommit(await commit(steps.map(({ step }) => step)));
      const undo = async () => {
        const why = await takeBack(device, commit, steps);
        if (why !== undefined) showToast({ words: why });
      };
      showToast(problem === undefined ? { words, undo: () => void undo() } : { words: problem });
      return problem === undefined;
    };
    const answered = (words: string, action: MeetingAction, step: SetEdit) =>
      answer(words, { step, back: answersAsBefore(action, step) });
    const placeOf = ({ pupil, subject }: RunItem) => ({ pupil, id: entryId(meeting.id, subject) });
    const begun = (item: RunItem): SetEdit[] => {
      if (item.isEntry) return [];
      // Who is known to have been left out was looked up on purpose: that brings them back.
      const back = run.leftOut.has(entryKey(placeOf(item))) ? [leaveOut(placeOf(item), false)] : [];
      return [beginEntry({ meeting, ...item }), ...back];
    };
    const ticking = (item: RunItem, kind: PhraseKind, words: string, ticked: boolean) => {
      const { pupil, id: entry } = placeOf(item);
      return tickPhrase({ pupil, entry, meeting: meeting.id, kind, words }, ticked);
    };
    const withIds = (said: TermsSaid, id: string): ActionTerms => ({
      ...said,
      id,
      class: meeting.class,
      meeting: meeting.id,
      entries: entries
        .filter(
          ({ pupil, subject }) =>
            said.children.includes(pupil) && subject === (said.subject ?? subject),
        )
        .map(({ id }) => id)
        .filter((one, at, all) => all.indexOf(one) === at),
      made: today,
      by: user,
      from: null,
    });
    /** Children that an action is for are spoken of: whoever was only suggested has an entry then. */
    const spoken = (said: TermsSaid): SetEdit[] =>
      run.suggestions
        .filter(
          ({ pupil, subject }) => said.children.includes(pupil.id) && subject === said.subject,
        )
        .map(({ pupil, subject, table, why }) =>
          beginEntry({ meeting, pupil: pupil.id, subject, table, why }),
        );
    return {
      begin: (item) => keep(begun(item)),
      move: (item, table) =>
        keep(
          item.isEntry
            ? [moveEntry(placeOf(item), table)]
            : [putInMeeting({ meeting, ...item, table })],
        ),
      park: (item, parked) => keep([...begun(item), parkEntry(placeOf(item), parked)]),
      leave: (item) => {
        const of = { ...placeOf(item), class: meeting.class, meeting: meeting.id, ...item };
        const out = item.isEntry ? leaveOut(of, true) : leaveOutSuggested(of);
        const back = [...(item.isEntry ? [] : begun(item)), leaveOut(of, false)];
        return keep([out], {
          words: `${run.nameOf(item.pupil)} is left out of this meeting. What was written stays.`,
          back,
        });
      },
      tick: (item, kind, words, ticked) =>
        keep([...begun(item), ticking(item, kind, words, ticked)]),
      // Said of one child, so it is kept with the child: the whole staff reads the school's list. [PH2]
      addPhrase: (item, kind, words) => keep([...begun(item), ticking(item, kind, words, true)]),
      agree: (said, accepted) =>
        keep([...spoken(said), agreeAction(withIds(said, newId()), accepted)]),
      change: (before, said, accepted) => {
        const terms = changedTerms(before, withIds(said, before.id));
        const sameOwner = before.owner === terms.owner && before.ownerWords === terms.ownerWords;
        // Who took it on said so in their own name: it is written only when it is said now. [MA4]
        const isAccepted = before.accepted !== null && sameOwner;
        const answer = acceptAction(terms, accepted ? { on: today, by: user } : null);
        const isSaid = accepted === isAccepted;
        return keep([...changeAction(before, terms), ...(isSaid ? [] : [answer])]);
      },
      remove: (action) => {
        const { also, stands } = run.takenOff(action);
        const off = [action, ...also].map(removeAction);
        return answer(
          ["The action was taken off.", ...stands.map((one) => sayStands(one, run.who))].join(" "),
          ...off.map((step) => ({ step, back: bringBack(step) })),
        );
      },
      finish: (action, done) =>
        answered(
          `${done ? "Done" : "Open again"}: ${action.what}`,
          action,
          done ? finishAction(action, today, user) : reopenAction(action),
        ),
      drop: (action, why) =>
        answered(`Dropped: ${action.what}`, action, dropAction(action, why, user)),
      helped: (action, helped) =>
        answered(
          helped === null ? "The answer is taken back." : `${sayHelpedWords(helped)}.`,
          action,
          sayHelped(action, helped, today),
        ),
      carry: (action) => {
        const here = new Set(run.children.map(({ id }) => id));
        const next = carryOn(action, {
          id: newId(),
          class: meeting.class,
          meeting: meeting.id,
          children: action.children.filter((child) => here.has(child)),
          owner: action.owner,
          due: usualDue(today),
          made: today,
          by: user,
        });
        const back = { ...next, set: { removed: true } };
        return answer(`Carried on: ${action.what}`, { step: next, back });
      },
    };
  }, [run, device, commit]);
}

/** What an action says once the form has changed it: where and by whom it was agreed stays. */
function changedTerms(before: MeetingAction, terms: ActionTerms): ActionTerms {
  const { meeting, made, by, from, subject, children } = before;
  const sameChildren =
    subject === terms.subject &&
    children.length === terms.children.length &&
    children.every((child) => terms.children.includes(child));
  // Which entries it came from follows from its children and subject.
  const entries = sameChildren ? before.entries : terms.entries;
  return { ...terms, entries, meeting, made, by, from };
}
