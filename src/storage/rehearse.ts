import { academicYearOf, type Day } from "../domain/calendar.ts";
import { currentEntryIn, recordKey } from "../domain/judgement.ts";
import { pupilsInClass } from "../domain/membership.ts";
import { isOnRoll, pupilOf } from "../domain/pupil.ts";
import { subjectsOf } from "../domain/subject.ts";
import type { Device } from "./open-device.ts";
import { type StorageProblem, storageProblemOf } from "./storage-problem.ts";
import type { View } from "./view.ts";

/**
 * Writes to the database of unsent work as an edit would be written, waits for the disk, reads it back
 * and takes it out again. Undefined when all of it went well. [SY52]
 */
export async function tryOutbox(device: Device): Promise<StorageProblem | undefined> {
  const { outbox } = device;
  const key = "rehearsal";
  const value = device.randomHex(16);
  try {
    await outbox.meta.put({ key, value });
    const held = await outbox.metaValue<string>(key);
    await outbox.meta.delete(key);
    const gone = (await outbox.metaValue<string>(key)) === undefined;
    return held === value && gone ? undefined : storageProblemOf(undefined);
  } catch (thrown) {
    return storageProblemOf(thrown);
  }
}

/** What of a person's classes is on this device, counted from what is stored here. */
export type ClassesHere = {
  /** The children of each class that are on the roll today. */
  classes: readonly { id: string; name: string; children: number }[];
  subjects: readonly string[];
  /** Of this academic year: cells of these children that hold a level or a non-grade. */
  judgements: number;
  /** Whether everything the school has for this person was here at least once. */
  complete: boolean;
  /** Milliseconds of this device's clock when the school was last heard, 0 when never. */
  heard: number;
};

/** Counts what is here of some classes; asks nothing of the network. [SY52] */
export async function classesHere(
  { cache }: Device,
  view: View,
  classes: readonly { id: string; name: string }[],
  today: Day,
): Promise<ClassesHere> {
  const [memberships, pupils, subjects, { complete, lastHeard }] = await Promise.all([
    view.rows("membership"),
    view.rows("pupil"),
    view.rows("subject"),
    cache.metaValues(["complete", "lastHeard"]),
  ]);
  const onRoll = new Set(pupils.filter((row) => isOnRoll(pupilOf(row), today)).map(({ k }) => k));
  const counted = classes.map(({ id, name }) => ({
    id,
    name,
    pupils: pupilsInClass(memberships, id)
      .map(({ pupil }) => pupil)
      .filter((pupil) => onRoll.has(pupil)),
  }));
  const year = academicYearOf(today);
  const keys = counted.flatMap(({ pupils }) => pupils.map((pupil) => recordKey(pupil, year)));
  let judgements = 0;
  for (const row of (await view.many("attainment", keys)).values())
    for (const cell of Object.keys(row.c ?? {}))
      if ((currentEntryIn(row, cell)?.v ?? null) !== null) judgements += 1;
  return {
    classes: counted.map(({ id, name, pupils }) => ({ id, name, children: pupils.length })),
    subjects: subjectsOf(subjects).map(({ name }) => name),
    judgements,
    complete,
    heard: lastHeard,
  };
}
