import type { Change } from "../domain/change.ts";
import type { NotLetIn } from "../domain/letting-in.ts";
import type { View } from "../storage/view.ts";
import { sayChange } from "./change-words.ts";

/** What waits for a decision; of what was taken out of the record only that it came. [SY14] [NT5] */
export async function sayWaiting(
  view: View,
  { code, change }: { code: string; change: Change | null },
): Promise<string> {
  if (change !== null) return sayChange(view, change);
  return code === "note-replaced"
    ? "Words in a note whose text a leader has replaced since"
    : "About a child who has been erased";
}

/**
 * Why a change waits and what accepting it does, for the administrator who decides; `say` is what its
 * author reads, and stands where nothing more is known. `not`: why it cannot be accepted. [SY13]
 */
export function sayWhyItWaits(
  { code, say }: { code: string; say: string },
  not?: NotLetIn,
): string {
  if (not === "own-role")
    return "It is about your own role or your place on the staff, so another administrator decides whether to accept it.";
  if (not === "another-name")
    return "It says that somebody else did something, or changes what only a colleague may change, so it cannot be accepted. Ask that colleague to do it themselves.";
  switch (code) {
    case "locked":
      return "It was judged after this assessment point was closed. Accept it to put it into the record; the point stays closed.";
    case "not-on-staff":
      return "Whoever made it was not on the staff list when it arrived. Accept it if they were allowed to make it.";
    case "not-seen":
    case "not-yours":
      return "Whoever made it may not change this child or setting. Accept it if it is right all the same.";
    case "own-role":
      return "Nobody changes their own role. Another administrator may accept it.";
    case "unknown-table":
    case "unknown-field":
      return "It was made with a newer Keepup than this server’s. It goes in by itself when the server has been updated.";
    case "bad-key":
    case "bad-shape":
      return "It is not in a form Keepup can read, so it cannot be accepted. Ask whoever made it to make it again.";
    case "bad-value":
      return `${say} It cannot be accepted; ask whoever made it to make it again.`;
    case "off-scale":
      return `${say} It cannot be accepted; ask whoever made it to judge again.`;
    case "written-once":
      return "It would change something that is kept as it was first written, so it cannot be accepted. What is in the record stands; a later version can be made beside it.";
    case "unknown-subject":
      return "The school does not track this subject. Add the subject first if it should go in.";
    case "unknown-point":
      return "The school has no such assessment point in that year. Add the point first if it should go in.";
    case "id-reuse":
      return "It came twice with two different contents. The first is in the record; accept this one if it holds too.";
    case "cycle":
      return "It says that it replaces a judgement that itself replaces it, so it cannot be accepted. Ask whoever made it to judge again.";
    case "erased":
      return "The child’s record has been erased, so it cannot be accepted.";
    case "note-replaced":
      return "It was written in a text that a leader has replaced since, so it cannot be accepted. Its author has their words and can write them again.";
    case "note-waiting":
      return "What it was written on has not reached the school. It goes in by itself when it has; its author has their words.";
    case "note-full":
      return "The note is as long as a note can be, so it cannot be accepted. Its author has their words and can write them elsewhere.";
    case "no-reason":
      return "An agreed expectation needs a reason and this has none, so it cannot be accepted. Ask whoever made it to write the reason.";
    default:
      return say;
  }
}
