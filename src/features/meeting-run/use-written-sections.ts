import type { NoteTable } from "../../domain/note-tables.ts";
import { noteIn } from "../../domain/note.ts";
import { useLive } from "../../storage/use-live.ts";

const NONE: ReadonlySet<string> = new Set();

/** The sections of a note that anybody has written in. */
export function useWrittenSections(t: NoteTable, k: string): ReadonlySet<string> {
  const written = useLive(
    async (view) => {
      const row = await view.row(t, k);
      return new Set(
        Object.keys(row?.f ?? {}).filter((section) => noteIn(row, section).u.length > 0),
      );
    },
    [t, k],
  );
  return written ?? NONE;
}
