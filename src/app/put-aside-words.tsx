import { noteIn } from "../domain/note.ts";
import type { NotePlace } from "../notes/left-words.ts";
import { wordsIn, wordsTakenOut } from "../notes/words-in-pieces.ts";
import { useLive } from "../storage/use-live.ts";
import { TextArea } from "../ui/field.tsx";

/**
 * Writing that was put aside, for its author: the words to copy, as they stood, and which words of
 * others it took out that the note still says. [NT6]
 */
export function PutAsideWords({
  place: { t, k, section },
  isReplaced,
  pieces,
}: {
  place: NotePlace;
  /** Whether the text it was written in is gone. */
  isReplaced: boolean;
  pieces: readonly string[];
}) {
  const note = useLive(async (view) => noteIn(await view.row(t, k), section), [t, k, section]);
  if (note === undefined) return null;
  const words = wordsIn(pieces);
  const out = isReplaced ? "" : wordsTakenOut(pieces, note);
  return (
    <>
      {words !== "" && (
        <TextArea
          label="What you wrote, to copy"
          value={words}
          readOnly
          rows={3}
          onFocus={(event) => event.currentTarget.select()}
        />
      )}
      {out !== "" && (
        <p>
          You took these words out, and the note still has them: <q>{out}</q>
        </p>
      )}
      {words === "" && out === "" && (
        <p>
          You took words out,{" "}
          {isReplaced ? "and the text they were in is gone" : "and the note has them no more"};
          nothing of yours is missing.
        </p>
      )}
    </>
  );
}
