import { type RefObject, useEffect, useRef, useState } from "react";
import type { NoteTable } from "../domain/note-tables.ts";
import { noteIn } from "../domain/note.ts";
import { sayCommit } from "../storage/commit.ts";
import { useCommit, useLive } from "../storage/use-live.ts";
import { NoteBinding } from "./note-binding.ts";

/** One section of one note. */
export type NotePlace = { t: NoteTable; k: string; section: string };

/**
 * Keeps a text box and a section of a note the same: to be given to a `<textarea>` without a value of
 * its own. `problem` says in words what is not kept and why.
 */
export function useNote({ t, k, section }: NotePlace): {
  box: RefObject<HTMLTextAreaElement | null>;
  isRead: boolean;
  problem: string | undefined;
} {
  const box = useRef<HTMLTextAreaElement>(null);
  const [problem, setProblem] = useState<string>();
  const note = useLive(async (view) => noteIn(await view.row(t, k), section), [t, k, section]);
  const commit = useCommit();
  const latest = useRef({ note, commit });
  const binding = useRef<NoteBinding>(undefined);
  useEffect(() => {
    latest.current = { note, commit };
    if (note !== undefined) binding.current?.receive(note);
  });
  const isRead = note !== undefined;
  useEffect(() => {
    const held = latest.current.note;
    if (!isRead || box.current === null || held === undefined) return undefined;
    const bound = new NoteBinding(box.current, held, {
      keep: async (pieces) =>
        sayCommit(await latest.current.commit(pieces.map((one) => ({ t, k, section, note: one })))),
      say: setProblem,
    });
    binding.current = bound;
    return () => {
      binding.current = undefined;
      setProblem(undefined);
      void bound.close();
    };
  }, [isRead, t, k, section]);
  return { box, isRead, problem };
}
