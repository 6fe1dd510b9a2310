import type { Pupil } from "../domain/pupil.ts";
import type { View } from "../storage/view.ts";
import { type NamedInSession, readNameInSessions } from "./read-name-in-sessions.ts";
import { type NamedIn, readNameInTexts } from "./read-name-in-texts.ts";

/** Texts about others in which a child is named. [CN1] */
export type NamedHere = { meetings: readonly NamedIn[]; sessions: readonly NamedInSession[] };

/** The texts about these classes, and about the child's and their groups, that name a child. [CN1] */
export async function readNamedHere(
  view: View,
  pupil: Pupil,
  classes: readonly string[],
): Promise<NamedHere> {
  const [meetings, sessions] = await Promise.all([
    readNameInTexts(view, pupil, classes),
    readNameInSessions(view, pupil, classes),
  ]);
  return { meetings, sessions };
}
