import { createContext } from "react";
import type { Letterhead } from "../pictures/sheet.ts";

/** What the app tells every file that leaves: on whose paper, of when, and who may hold names. */
export type LetterheadHere = Letterhead & {
  /** "computer", "tablet". */
  device: string;
  /** Whether this person may have a file with children's names; governors may not. [EX1] */
  mayHaveNames: boolean;
};

export const LetterheadContext = createContext<LetterheadHere>({
  school: "",
  day: "1970-01-01",
  foot: "",
  device: "computer",
  mayHaveNames: false,
});
