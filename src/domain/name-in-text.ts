import { plainName } from "./plain-name.ts";
import type { Pupil } from "./pupil.ts";

/**
 * Whether a text has one of a child's names as a word of its own, however it is written: "Zoë", "ZOE",
 * "Zoe’s". A child called May is found in a text about the month too: whoever reads it decides. [CN1]
 */
export function hasNameOf(pupil: Pick<Pupil, "given" | "family" | "known">, text: string): boolean {
  const words = text
    .split(/[^\p{L}\p{M}\p{N}'’-]+/u)
    .map((word) => plainName(word.replace(/['’]s?$/iu, "")))
    .join(" ");
  return [pupil.known, pupil.given, pupil.family].some((name) => {
    const plain = plainName(name ?? "");
    return plain.length > 1 && ` ${words} `.includes(` ${plain} `);
  });
}
