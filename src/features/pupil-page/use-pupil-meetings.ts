import { useEffect, useMemo, useState } from "react";
import { withoutTwins } from "../../domain/action-twins.ts";
import type { Day } from "../../domain/calendar.ts";
import type { Row } from "../../domain/change.ts";
import { lastWritten, type Written } from "../../domain/last-written.ts";
import { meetingActionsOf } from "../../domain/meeting-action.ts";
import { entryId, meetingEntriesOf } from "../../domain/meeting-entry.ts";
import {
  type MeetingOfChild,
  meetingsOfChild,
  meetingsToShow,
  tickName,
} from "../../domain/meeting-history.ts";
import { additionsOf } from "../../domain/meeting-summary.ts";
import { meetingsOf } from "../../domain/meeting.ts";
import { EMPTY_NOTE, type Note, noteIn } from "../../domain/note.ts";
import { tickedPhrasesOf } from "../../domain/phrase.ts";
import { pupilVoicesOf } from "../../domain/pupil-voice.ts";
import { keyParts, type TableName } from "../../domain/schema.ts";
import { restrictedScope } from "../../domain/scope.ts";
import { subjectsOf } from "../../domain/subject.ts";
import { useLive, useSchoolDay, useStanding } from "../../storage/use-live.ts";
import type { View } from "../../storage/view.ts";

export type PupilMeetings = {
  /** Whether the notes can be read already: a file is not made without them. */
  isWhole: boolean;
  /** What is shown, the latest first. */
  meetings: readonly MeetingOfChild[];
  /** All that is held of the child, for a copy of the record. [MH2] */
  all: readonly MeetingOfChild[];
  subject: (id: string) => string;
  /** Text of a section of a note of the child's; empty where nothing was written. */
  text: (note: string, section: string) => string;
  /** Who wrote a row, or a section of a note, and when, as far as it is known here. [MH2] */
  written: (t: TableName, id: string, section?: string) => Written;
  /** What leaders and the SENCO alone may read, the latest first; undefined: not for this person. [MH3] */
  restricted: readonly RestrictedNote[] | undefined;
};

export type RestrictedNote = {
  id: string;
  on: Day;
  subject: string;
  words: string;
  /** User id of who wrote in it last. */
  by: string;
};

/** What was said and agreed of a child in progress meetings; undefined while it is read. [MH1] */
export function usePupilMeetings(pupil: string): PupilMeetings | undefined {
  const today = useSchoolDay();
  const read = useLive((view) => readMeetings(view, pupil), [pupil]);
  const standing = useStanding();
  const mayRestrict = standing?.grants.sees.has(restrictedScope(pupil)) === true;
  const textOf = useTextOf(read !== undefined && read.notes.size + read.restricted.length > 0);
  return useMemo(() => {
    if (read === undefined) return undefined;
    const names = new Map(read.subjects.map(({ id, name }) => [id, name]));
    const all = meetingsOfChild({ ...read, pupil });
    return {
      isWhole: textOf !== undefined || read.notes.size + read.restricted.length === 0,
      all,
      meetings: meetingsToShow(all, today),
      subject: (id) => names.get(id) ?? id,
      text: (note, section) =>
        textOf?.(noteIn(read.notes.get(`${pupil}:${note}`), section) ?? EMPTY_NOTE).trim() ?? "",
      written: (t, id, section) => lastWritten(read.rows.get(`${t} ${id}`), section),
      restricted: mayRestrict ? restrictedOf(read, textOf) : undefined,
    };
  }, [read, textOf, pupil, today, mayRestrict]);
}

/** Restricted notes with the meeting and the subject they were written in, as their ids say. */
function restrictedOf(
  read: Awaited<ReturnType<typeof readMeetings>>,
  textOf: ((note: Note) => string) | undefined,
): RestrictedNote[] {
  const places = new Map(
    read.meetings.flatMap(({ id, on }) =>
      read.subjects.map(({ id: subject, name }) => [entryId(id, subject), { on, subject: name }]),
    ),
  );
  return read.restricted
    .flatMap((row) => {
      const id = keyParts(row.t, row.k)?.id;
      const note = noteIn(row, "text");
      const words = textOf?.(note).trim() ?? "";
      const by = note.u.at(-1)?.by ?? "";
      return id === undefined || words === ""
        ? []
        : [{ id, ...(places.get(id) ?? { on: "", subject: "" }), words, by }];
    })
    .sort((a, b) => (a.on === b.on ? (a.id < b.id ? -1 : 1) : a.on < b.on ? 1 : -1));
}

/** What reads notes is fetched where there are any: most pages of a child have none. */
function useTextOf(wanted: boolean): ((note: Note) => string) | undefined {
  const [held, setHeld] = useState<{ textOf: (note: Note) => string }>();
  useEffect(() => {
    if (!wanted || held !== undefined) return undefined;
    let isShown = true;
    void import("../../notes/note-text.ts").then(({ textOf }) => isShown && setHeld({ textOf }));
    return () => {
      isShown = false;
    };
  }, [wanted, held]);
  return held?.textOf;
}

/** Rows by table and id; what was ticked, by what was ticked. */
function byName(rows: readonly Row[]): ReadonlyMap<string, Row> {
  return new Map(
    rows.map((row) => {
      const tick = tickedPhrasesOf([row])[0];
      const id = tick === undefined ? keyParts(row.t, row.k)?.id : tickName(tick);
      return [`${row.t} ${id ?? ""}`, row];
    }),
  );
}

async function readMeetings(view: View, pupil: string) {
  const [entries, ticked, talks, notes, restricted, actions, meetings, additions, subjects] =
    await Promise.all([
      view.found("meeting-entry", pupil),
      view.found("meeting-phrase", pupil),
      view.found("pupil-voice", pupil),
      view.found("meeting-note", pupil),
      view.found("restricted-note", pupil),
      view.rows("meeting-action"),
      view.rows("meeting"),
      view.rows("meeting-addition"),
      view.rows("subject"),
    ]);
  return {
    entries: meetingEntriesOf(entries),
    leftOut: meetingEntriesOf(
      entries
        .filter((row) => row.f.removed === true)
        .map((row) => ({ ...row, f: { ...row.f, removed: false } })),
    ),
    additions: additionsOf(additions),
    ticked: tickedPhrasesOf(ticked),
    talks: pupilVoicesOf(talks),
    restricted,
    notes: new Map(notes.map((row) => [row.k, row])),
    actions: withoutTwins(meetingActionsOf(actions)),
    meetings: meetingsOf(meetings),
    subjects: subjectsOf(subjects),
    rows: byName([...entries, ...ticked, ...talks, ...notes, ...actions, ...additions]),
  };
}
