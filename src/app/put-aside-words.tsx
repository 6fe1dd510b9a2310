import { wordsIn } from "../notes/note-text.ts";
import { TextArea } from "../ui/field.tsx";

/** The words of writing that was put aside, for its author to copy. [NT6] */
export function PutAsideWords({ pieces }: { pieces: readonly string[] }) {
  const words = wordsIn(pieces);
  if (words === "") return <p>You took words out; nothing of yours is missing.</p>;
  return (
    <TextArea
      label="What you wrote, to copy"
      value={words}
      readOnly
      rows={3}
      onFocus={(event) => event.currentTarget.select()}
    />
  );
}
