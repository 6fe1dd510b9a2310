import { useMemo } from "react";
import { academicYearOf, type Day, writeBirthday, writeDay } from "../../domain/calendar.ts";
import type { Row } from "../../domain/change.ts";
import { wordsIn } from "../../domain/field.ts";
import type { LoggedNames } from "../../domain/logged-change-words.ts";
import { membershipOf } from "../../domain/membership.ts";
import { compareByName, fullName, pupilOf, registerName } from "../../domain/pupil.ts";
import { keyParts } from "../../domain/schema.ts";
import { classesOf } from "../../domain/school-class.ts";
import { useDevice, useLive, useSchoolDay } from "../../storage/use-live.ts";
import type { View } from "../../storage/view.ts";

export type Choice = { id: string; label: string };

/** The school's words for what a change holds as ids, and what there is to choose from. */
export type LoggedNamesHere = {
  names: LoggedNames;
  /** By class of this year, then those in none. */
  children: readonly { label: string; children: readonly Choice[] }[];
  people: readonly Choice[];
  /** "“Beads”": what was agreed, whoever it is of; undefined when it is not here. */
  action: (id: string) => string | undefined;
};

/** Tables whose rows say what a change is about. */
const TELLING = [
  "meeting",
  "staff-meeting",
  "meeting-round",
  "meeting-entry",
  "meeting-phrase",
  "meeting-action",
  "staff-action",
  "pupil-voice",
  "phrase",
  "intervention",
  "curricular-target",
] as const;

/** Names for what was changed, as this device knows them; undefined while they are read. */
export function useLoggedNames(): LoggedNamesHere | undefined {
  const today = useSchoolDay();
  const device = useDevice();
  const read = useLive(readNames, []);
  return useMemo(
    () => (read === undefined ? undefined : namesOf(read, today, device.id)),
    [read, today, device.id],
  );
}

async function readNames(view: View) {
  const [pupils, memberships, classes, staff, subjects, ...telling] = await Promise.all([
    view.rows("pupil"),
    view.rows("membership"),
    view.rows("class"),
    view.rows("staff"),
    view.rows("subject"),
    ...TELLING.map((t) => view.rows(t)),
  ]);
  return { pupils, memberships, classes, staff, subjects, telling: telling.flat() };
}

type Read = Awaited<ReturnType<typeof readNames>>;

function namesOf(read: Read, today: Day, device: string): LoggedNamesHere {
  const rows = new Map(read.telling.map((row) => [`${row.t} ${row.k}`, row]));
  const classNames = named(read.classes);
  const staff = named(read.staff);
  const subjects = named(read.subjects);
  const places = latestPlaces(read.memberships);
  const children = childNames(read.pupils, places, classNames);
  const meetings = new Map(
    read.telling.flatMap((row) => {
      const words = sayMeeting(row, classNames, today);
      const id = keyParts(row.t, row.k)?.id;
      return words === undefined || id === undefined ? [] : [[id, words] as const];
    }),
  );
  const actions = new Map(
    read.telling.flatMap((row) => {
      const id = isAction(row) ? keyParts(row.t, row.k)?.id : undefined;
      const what = wordsIn(row.f.what);
      return id === undefined || what === null ? [] : [[id, `“${what}”`] as const];
    }),
  );
  const year = academicYearOf(today);
  const inClass = (schoolClass: string | undefined) =>
    read.pupils
      .map(pupilOf)
      .filter(({ id }) => {
        const place = places.get(id);
        const here = place?.year === year ? place.class : undefined;
        return (here ?? undefined) === schoolClass;
      })
      .sort(compareByName)
      .map((pupil) => ({ id: pupil.id, label: registerName(pupil) }));
  return {
    names: {
      today,
      device,
      child: (id) =>
        children.get(id) ?? "A child whose record was erased, or is not on this device",
      person: (id) =>
        staff.get(id) ?? (id === "" ? "The school" : "Somebody who is no longer here"),
      class: (id) => classNames.get(id) ?? "a class that is not on this device",
      subject: (id) => subjects.get(id) ?? id,
      intervention: (id) => sayIntervention(rows.get(`intervention ${id}`)),
      meeting: (id) => meetings.get(id),
      row: (t, k) => rows.get(`${t} ${k}`)?.f,
    },
    children: [
      ...classesOf(read.classes, year).map(({ id, name }) => ({
        label: name,
        children: inClass(id),
      })),
      { label: "In no class this year", children: inClass(undefined) },
    ].filter((one) => one.children.length > 0),
    people: [...staff]
      .map(([id, label]) => ({ id, label }))
      .sort((a, b) => a.label.localeCompare(b.label, "en")),
    action: (id) => actions.get(id),
  };
}

function isAction({ t }: Row): boolean {
  return t === "meeting-action" || t === "staff-action";
}

function named(rows: readonly Row[]): Map<string, string> {
  return new Map(rows.map(({ k, f }) => [k, wordsIn(f.name) ?? k]));
}

function latestPlaces(rows: readonly Row[]) {
  const places = new Map<string, { class: string | null; year: number }>();
  for (const row of rows) {
    const place = membershipOf(row);
    if (place !== undefined && place.year >= (places.get(place.pupil)?.year ?? 0))
      places.set(place.pupil, place);
  }
  return places;
}

/** "Leo Brook (4B)"; two of one name in one class with their birthdays. [N2] */
function childNames(
  rows: readonly Row[],
  places: ReadonlyMap<string, { class: string | null }>,
  classNames: ReadonlyMap<string, string>,
): Map<string, string> {
  const pupils = rows.map(pupilOf).map((pupil) => {
    const schoolClass = classNames.get(places.get(pupil.id)?.class ?? "");
    const name = fullName(pupil);
    return { pupil, words: schoolClass === undefined ? name : `${name} (${schoolClass})` };
  });
  const times = new Map<string, number>();
  for (const { words } of pupils) times.set(words, (times.get(words) ?? 0) + 1);
  return new Map(
    pupils.map(({ pupil: { id, born }, words }) => [
      id,
      (times.get(words) ?? 0) > 1 && born !== null ? `${words}, ${writeBirthday(born)}` : words,
    ]),
  );
}

/** One that was taken off the list is kept with its name, and so is what was written down of it. [IV4] */
function sayIntervention(row: Row | undefined): string {
  const name = wordsIn(row?.f.name);
  if (name === null) return "an intervention that is not on this device";
  return row?.f.removed === true ? `${name} (taken off the list)` : name;
}

function sayMeeting(
  { t, k, f }: Row,
  classNames: ReadonlyMap<string, string>,
  today: Day,
): string | undefined {
  if (t !== "meeting" && t !== "staff-meeting") return undefined;
  const on = wordsIn(f.on);
  const when = on === null ? "" : ` on ${writeDay(on, today)}`;
  if (t === "staff-meeting") return `meeting “${wordsIn(f.name) ?? "of the staff"}”${when}`;
  return `meeting of ${classNames.get(keyParts(t, k)?.class ?? "") ?? "a class"}${when}`;
}
