import { useSyncExternalStore } from "react";
import type { NoteTable } from "../domain/note-tables.ts";
import type { NoteInput } from "../domain/note.ts";

/** One section of one note. */
export type NotePlace = { t: NoteTable; k: string; section: string };

/** What was typed in a box that has gone away, and that the device has not taken. */
export type LeftWords = {
  /** Name of the outbox they belong in: nobody else is shown them. */
  of: string;
  place: NotePlace;
  /** For their author to read and to copy. */
  words: string;
  /** What is to be kept; none of a text that is longer than a note may be. */
  pieces: readonly NoteInput[];
  /** Why it was not kept, in words. */
  problem: string;
};

const NONE: readonly LeftWords[] = [];
/** By outbox. In this tab's memory alone: a device without room has nowhere else for them. */
const left = new Map<string, readonly LeftWords[]>();
const listeners = new Set<() => void>();

function put(of: string, words: readonly LeftWords[]): void {
  if (words.length === 0) left.delete(of);
  else left.set(of, words);
  for (const listener of listeners) listener();
}

/** What waits for this person in this tab, oldest first. [NT10] */
export function leftWordsOf(of: string): readonly LeftWords[] {
  return left.get(of) ?? NONE;
}

export function useLeftWords(of: string): readonly LeftWords[] {
  return useSyncExternalStore(onLeftWords, () => leftWordsOf(of));
}

/** Tells when there is more, or less, of it; answers how to stop. */
export function onLeftWords(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Keeps words of a box that goes away where their author is shown them. [NT10] */
export function leaveWords(words: LeftWords): void {
  put(words.of, [...leftWordsOf(words.of), words]);
}

/** They are kept now, or their author lets them go. */
export function letWordsGo(words: LeftWords): void {
  put(
    words.of,
    leftWordsOf(words.of).filter((one) => one !== words),
  );
}

/** For a box of the same section that has opened: the pieces to go on with. */
export function takeLeftPieces(of: string, { t, k, section }: NotePlace): NoteInput[] {
  const taken = leftWordsOf(of).filter(
    ({ place, pieces }) =>
      pieces.length > 0 && place.t === t && place.k === k && place.section === section,
  );
  if (taken.length === 0) return [];
  put(
    of,
    leftWordsOf(of).filter((one) => !taken.includes(one)),
  );
  return taken.flatMap(({ pieces }) => pieces);
}
