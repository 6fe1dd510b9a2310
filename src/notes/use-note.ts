import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from "react";
import { noteIn } from "../domain/note.ts";
import { sayCommit } from "../storage/commit.ts";
import { useCommit, useDevice, useLive } from "../storage/use-live.ts";
import { leaveWords, type NotePlace, onLeftWords, takeLeftPieces } from "./left-words.ts";
import { NoteBinding } from "./note-binding.ts";

/**
 * Keeps a text box and a section of a note the same: to be given to a `<textarea>` without a value of
 * its own. `problem` says in words what is not kept and why.
 */
export function useNote({ t, k, section }: NotePlace): {
  box: RefObject<HTMLTextAreaElement | null>;
  isRead: boolean;
  problem: string | undefined;
  /** Keeps what stands in this box now; says why when not all of it was. */
  keep: () => Promise<string | undefined>;
} {
  const box = useRef<HTMLTextAreaElement>(null);
  const [problem, setProblem] = useState<string>();
  const note = useLive(async (view) => noteIn(await view.row(t, k), section), [t, k, section]);
  const commit = useCommit();
  const of = useDevice().outbox.name;
  const latest = useRef({ note, commit });
  const binding = useRef<NoteBinding>(undefined);
  // Both before the screen is painted: a box that may be written in is already listened to.
  useLayoutEffect(() => {
    latest.current = { note, commit };
    if (note !== undefined) binding.current?.receive(note);
  });
  const isRead = note !== undefined;
  useLayoutEffect(() => {
    const held = latest.current.note;
    if (!isRead || box.current === null || held === undefined) return undefined;
    const place = { t, k, section };
    const bound = new NoteBinding(box.current, held, {
      keep: async (pieces) =>
        sayCommit(await latest.current.commit(pieces.map((one) => ({ ...place, note: one })))),
      say: setProblem,
      leave: (left) => leaveWords({ of, place, ...left }),
    });
    binding.current = bound;
    const takeLeft = () => bound.add(takeLeftPieces(of, place));
    const stopTaking = onLeftWords(takeLeft);
    takeLeft();
    return () => {
      stopTaking();
      binding.current = undefined;
      setProblem(undefined);
      void bound.close();
    };
  }, [isRead, of, t, k, section]);
  const keep = useCallback(async () => binding.current?.keep(), []);
  return { box, isRead, problem, keep };
}
