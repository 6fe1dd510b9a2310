import type { Change, EntryInput } from "../domain/change.ts";
import { keyParts } from "../domain/schema.ts";
import type { View } from "../storage/view.ts";
import { sayChild } from "./child-words.ts";

/** "Leo Brook (4B), maths spring: 3S": what a change was, so that only one child can be meant. */
export async function sayChange(view: View, change: Change): Promise<string> {
  const parts = keyParts(change.t, change.k) ?? {};
  const child = (await sayChild(view, change.t, change.k)) ?? "A child";
  switch (change.t) {
    case "attainment": {
      const [cell = "", input] = Object.entries(change.f)[0] ?? [];
      const value = (input as EntryInput | undefined)?.v;
      return `${child}, ${cell.replace(".", " ")}: ${value ?? "taken away"}`;
    }
    case "pupil":
      return `${child}: name or dates`;
    case "membership":
      return `${child}: class in ${parts.year}/${(Number(parts.year) + 1) % 100}`;
    case "moderation":
      return `${child}: moderation`;
    case "pupil-group":
    case "teaching-group-pupil":
      return `${child}: groups`;
    case "target-group":
      return `${child}: target group in ${parts.subject ?? "a subject"}`;
    case "intervention-pupil":
    case "intervention-session":
      return `${child}: intervention`;
    case "intervention":
      return `Intervention ${wordsOf(change.f.name)}`.trim();
    case "meeting-note":
    case "restricted-note":
      return `${child}: a note`;
    case "class-note":
      return "A note about a class";
    case "staff-note":
      return "A note about a meeting of the staff";
    case "meeting-entry":
    case "meeting-phrase":
      return `${child}: what was said in a progress meeting`;
    case "pupil-voice":
      return `${child}: a talk about learning`;
    case "curricular-target-pupil":
      return `${child}: a curricular target`;
    case "meeting":
    case "staff-meeting":
    case "meeting-round":
      return "A progress meeting’s day or arrangement";
    case "meeting-action":
    case "staff-action":
      return `Agreed action ${wordsOf(change.f.what)}`.trim();
    case "meeting-summary":
    case "meeting-summary-part":
      return "The summary of a progress meeting";
    case "meeting-addition":
      return "An addition to a progress meeting";
    case "curricular-target":
      return `Curricular target ${wordsOf(change.f.focus)}`.trim();
    case "phrase":
      return `Phrase ${wordsOf(change.f.words)}`.trim();
    case "class":
      return `Class ${wordsOf(change.f.name)}`.trim();
    case "staff":
      return `Staff list: ${wordsOf(change.f.name) || "a person"}`;
    case "staff-class":
      return "Who teaches which class";
    case "point":
      return `Assessment point ${parts.point ?? ""}`.trim();
    case "collection":
      return "Levels of a class being all in";
    case "school":
      return "The school’s settings";
    default:
      return "A setting of the school";
  }
}

function wordsOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
