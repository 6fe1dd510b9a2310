import type { Change, EntryInput } from "../domain/change.ts";
import { firstName, pupilOf } from "../domain/pupil.ts";
import { keyParts } from "../domain/schema.ts";
import type { View } from "../storage/view.ts";

/** "Leo, maths spring: 3S": what a change was, for the person who made it. */
export async function sayChange(view: View, change: Change): Promise<string> {
  const parts = keyParts(change.t, change.k) ?? {};
  const pupil = parts.pupil === undefined ? undefined : await view.row("pupil", parts.pupil);
  const child = pupil === undefined ? "A child" : firstName(pupilOf(pupil));
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
    case "class":
      return `Class ${wordsOf(change.f.name)}`.trim();
    case "staff":
      return `Staff list: ${wordsOf(change.f.name) || "a person"}`;
    case "staff-class":
      return "Who teaches which class";
    case "point":
      return `Assessment point ${parts.point ?? ""}`.trim();
    case "school":
      return "The school’s settings";
    default:
      return "A setting of the school";
  }
}

function wordsOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
