import type { Day } from "../domain/calendar.ts";
import type { Row } from "../domain/change.ts";
import { wordsIn } from "../domain/field.ts";
import { sessionOfChild } from "../domain/intervention-session.ts";
import { interventionOf } from "../domain/intervention.ts";
import { hasNameOf } from "../domain/name-in-text.ts";
import type { Pupil } from "../domain/pupil.ts";
import { keyParts } from "../domain/schema.ts";
import type { View } from "../storage/view.ts";

/** A session of an intervention in whose words a child is named. */
export type NamedInSession = {
  intervention: string;
  name: string;
  on: Day;
  /** False: it was taken back, or its intervention is off the list. Its words are kept. */
  isListed: boolean;
};

/**
 * The sessions whose words, kept with other children of the group, name a child: of interventions that
 * the child was in, or a child of these classes. An erasure takes the child's own part of a session and
 * leaves what the others' say. Of what this device holds, the latest first. [CN1] [SY14]
 */
export async function readNameInSessions(
  view: View,
  pupil: Pupil,
  classes: readonly string[],
): Promise<NamedInSession[]> {
  const [rows, places, listed, ...memberships] = await Promise.all([
    view.rows("intervention-session"),
    view.found("intervention-pupil", pupil.id),
    view.rows("intervention"),
    ...classes.map((id) => view.found("membership", id)),
  ]);
  const mates = new Set(memberships.flat().map(pupilIn));
  const given = new Set([
    ...places.map(({ t, k }) => keyParts(t, k)?.id),
    ...rows.filter((row) => pupilIn(row) === pupil.id).map((row) => row.f.intervention),
  ]);
  const found = new Map<string, NamedInSession>();
  for (const row of rows) {
    // What was taken back is kept with its words.
    const one = sessionOfChild({ ...row, f: { ...row.f, removed: false } });
    if (one === undefined || one.pupil === pupil.id) continue;
    if (!given.has(one.intervention) && !mates.has(one.pupil)) continue;
    if (!hasNameOf(pupil, one.words ?? "")) continue;
    const { intervention, on } = one;
    const of = listed.find(({ k }) => k === intervention);
    const before = found.get(`${intervention} ${on}`);
    found.set(`${intervention} ${on}`, {
      intervention,
      on,
      name: wordsIn(of?.f.name) ?? "an intervention",
      isListed:
        before?.isListed === true || (row.f.removed !== true && interventionOf(of) !== undefined),
    });
  }
  return [...found.values()].sort((a, b) => (a.on < b.on ? 1 : -1));
}

function pupilIn({ t, k }: Row): string | undefined {
  return keyParts(t, k)?.pupil;
}
