import type { Refusal } from "./refusal.ts";

/** What happened, what it means for the record, and what to do: for the person who made the change. */
export function sayRefusal(reason: Refusal): string {
  switch (reason.code) {
    case "not-on-staff":
      return "You are not on this school's staff list, so this was not added to the record. Ask your administrator.";
    case "unknown-table":
    case "unknown-field":
      return "This was written by a newer version of Keepup than the school's. It is kept, and can be accepted when the school's Keepup has been updated.";
    case "bad-key":
    case "bad-shape":
      return "This change is not in a form Keepup can read, so the record is as it was.";
    case "bad-value":
      return `“${reason.field}” ${reason.what}. The record is as it was.`;
    case "not-seen":
    case "not-yours":
      return "This child or setting is not one you may change, so the record is as it was. Ask a senior leader or your administrator.";
    case "own-role":
      return "You cannot change your own role. Ask another administrator.";
    case "unknown-subject":
      return "This subject is not one your school tracks, so nothing was recorded.";
    case "unknown-point":
      return "Your school has no such assessment point in that year, so nothing was recorded.";
    case "locked":
      return "This assessment point is closed. What you judged is kept here; ask a senior leader to reopen the point or to accept it.";
    case "off-scale":
      return `“${reason.value}” is not on this subject's scale, so nothing was recorded.`;
    case "no-reason":
      return "An expectation agreed for one child needs to say with whom and why, so nothing was recorded. Write the reason and try again.";
    case "written-once":
      return "This is kept as it was first written and never changed, so what is in the record stands. Freeze again to keep another version.";
    case "note-replaced":
      return "This text was replaced by a leader while you were writing in it, so what you wrote is not in the record. Your words are kept here: copy what should stay and write it again.";
    case "note-waiting":
      return "What this was written on has not reached the school yet. Your words are kept here, and join the note by themselves when it has.";
    case "note-full":
      return "This note is as long as a note can be, so these words are not in the record. They are kept here: shorten the note, or write them in another.";
    default:
      return reason satisfies never;
  }
}
