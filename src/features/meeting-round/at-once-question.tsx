import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { plural } from "../../ui/plural.ts";

/** How many are said one by one. */
const MOST_SAID = 6;

/** Asks before a round is kept in which somebody would be in several meetings at once. [MR7] */
export function AtOnceQuestion({
  lines,
  saving,
  onKeep,
  onClose,
}: {
  /** "Fri 4 Dec: Ash 13:30 and Oak 13:40, with you." */
  lines: readonly string[];
  saving: boolean;
  onKeep: () => void;
  onClose: () => void;
}) {
  const more = lines.length - MOST_SAID;
  return (
    <Dialog
      title="Several meetings of the same people at once"
      careful
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>Back to the days</Button>
          <Button kind="main" disabled={saving} onClick={onKeep}>
            Keep it so
          </Button>
        </>
      }
    >
      <ul>
        {lines.slice(0, MOST_SAID).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {more > 0 && <p>And {plural(more, "more time", "more times")}.</p>}
      <p>Nobody can be in two at a time. Move some of them, or keep the days as they are.</p>
    </Dialog>
  );
}
