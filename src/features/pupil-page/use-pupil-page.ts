import { useMemo } from "react";
import { scaleOf } from "../../domain/access.ts";
import { pointsOf } from "../../domain/assessment-point.ts";
import { academicYearOf } from "../../domain/calendar.ts";
import type { Row } from "../../domain/change.ts";
import { type TargetOfChild, targetsOfChild } from "../../domain/curricular-target-child.ts";
import { type Group, groupsOf } from "../../domain/group.ts";
import { type Session, sessionsByIntervention } from "../../domain/intervention-session.ts";
import {
  interventionPupilKey,
  interventionsOf,
  type Support,
  supportOf,
} from "../../domain/intervention.ts";
import { recordKey } from "../../domain/judgement.ts";
import { membershipOf } from "../../domain/membership.ts";
import { type PupilLines, pupilLines, type PupilYear } from "../../domain/pupil-lines.ts";
import { type Pupil, pupilOf } from "../../domain/pupil.ts";
import { type Span, spansOf } from "../../domain/span.ts";
import { type Subject, subjectsOf } from "../../domain/subject.ts";
import { targetGroupKey, targetGroupOf, type TargetGroupPlace } from "../../domain/target-group.ts";
import { useDevice, useLive, useSchoolDay, useStanding } from "../../storage/use-live.ts";
import type { View } from "../../storage/view.ts";

export type PupilPage = {
  pupil: Pupil;
  /** Earliest first; the last is this year's, or the child's last at the school. */
  years: readonly PupilYear[];
  subjects: readonly PupilLines[];
  /** Those a person put the child into, with the days. */
  groups: readonly { group: Group; spans: readonly Span[] }[];
  targets: readonly (TargetGroupPlace & { subjectName: string })[];
  support: readonly Support[];
  /** How far the child got in the school's curricular targets, the latest first. [CU6] */
  targetsAchieved: readonly TargetOfChild[];
  subjectName: (id: string) => string;
  /** Intervention → those of its sessions that say of the child. [IS1] */
  sessions: ReadonlyMap<string, readonly Session[]>;
  today: string;
  /** Who reads, and on which device: their own work is told to the time and place. [J10] */
  reader: { user: string; device: string };
  /** "you", or a colleague's name. */
  who: (user: string) => string;
  /** The name on paper, where nobody is "you". */
  nameOf: (user: string) => string;
};

/** Years before this one that are looked for: Reception to Year 6, and one spare. */
const yearsBack = 8;

/** Everything known of one child; `missing` when this person sees no such child. [CP5] */
export function usePupilPage(id: string): PupilPage | { missing: true } | undefined {
  const device = useDevice();
  const standing = useStanding();
  const today = useSchoolDay();
  const year = academicYearOf(today);
  const read = useLive((view) => readChild(view, id, year), [id, year]);
  return useMemo(() => {
    if (read === undefined || standing === undefined) return undefined;
    if (read.pupil === undefined) return { missing: true };
    const { pupil, subjects, years, names } = read;
    const { roster } = standing;
    return {
      ...read,
      pupil,
      subjects: subjects.flatMap(
        (subject) =>
          pupilLines({ subject, scaleIn: (year) => scaleOf(roster, subject.id, year), years }) ??
          [],
      ),
      targetsAchieved: targetsOfChild(
        read.saidOfTargets,
        read.curricularTargets,
        (year) => years.find((one) => one.year === year)?.yearGroup,
      ),
      subjectName: (id) => subjects.find((subject) => subject.id === id)?.name ?? id,
      today,
      reader: { user: device.user, device: device.id },
      nameOf: (user) => names.get(user) ?? "a colleague",
      who: (user) => (user === device.user ? "you" : (names.get(user) ?? "a colleague")),
    };
  }, [read, standing, today, device]);
}

type Child = {
  pupil: Pupil | undefined;
  years: readonly PupilYear[];
  subjects: readonly Subject[];
  groups: PupilPage["groups"];
  targets: PupilPage["targets"];
  support: readonly Support[];
  saidOfTargets: readonly Row[];
  curricularTargets: readonly Row[];
  sessions: PupilPage["sessions"];
  names: ReadonlyMap<string, string>;
};

async function readChild(view: View, id: string, year: number): Promise<Child> {
  const row = await view.row("pupil", id);
  const subjects = subjectsOf(await view.rows("subject"));
  const groups = groupsOf(await view.rows("group"));
  const interventions = interventionsOf(await view.rows("intervention"));
  const all = Array.from({ length: yearsBack + 1 }, (_, back) => year - yearsBack + back);
  const keys = all.map((one) => recordKey(id, one));
  const places = await view.many("membership", keys);
  const records = await view.many("attainment", keys);
  const classes = await view.rows("class");
  const points = await view.rows("point");
  const staff = await view.rows("staff");
  const inGroups = await view.many(
    "pupil-group",
    groups.map((group) => `${id}:${group.id}`),
  );
  const targets = await view.many(
    "target-group",
    all.flatMap((one) => subjects.map((subject) => targetGroupKey(id, one, subject.id))),
  );
  const given = await view.many(
    "intervention-pupil",
    interventions.map((one) => interventionPupilKey(id, one.id)),
  );
  return {
    pupil: row === undefined ? undefined : pupilOf(row),
    years: yearsOf(all, (one) => recordKey(id, one), { places, records, classes, points }),
    subjects,
    groups: groups.flatMap((group) => {
      const spans = spansOf(inGroups.get(`${id}:${group.id}`));
      return spans.length === 0 ? [] : [{ group, spans }];
    }),
    targets: [...targets.values()].flatMap((one) => {
      const place = targetGroupOf(one);
      const name = subjects.find((subject) => subject.id === place?.subject)?.name;
      return place === undefined ? [] : [{ ...place, subjectName: name ?? place.subject }];
    }),
    support: supportOf(given.values(), interventions, id),
    saidOfTargets: await view.found("curricular-target-pupil", id),
    curricularTargets: await view.rows("curricular-target"),
    sessions: sessionsByIntervention(await view.found("intervention-session", id)),
    names: new Map(staff.map((one) => [one.k, typeof one.f.name === "string" ? one.f.name : ""])),
  };
}

/** The years the child had a place or a record in; a year with a record alone is told from its neighbour. */
function yearsOf(
  all: readonly number[],
  keyOf: (year: number) => string,
  rows: {
    places: ReadonlyMap<string, Row>;
    records: ReadonlyMap<string, Row>;
    classes: readonly Row[];
    points: readonly Row[];
  },
): PupilYear[] {
  const places = all.flatMap((year) => {
    const row = rows.places.get(keyOf(year));
    return (row && membershipOf(row)) ?? [];
  });
  return all.flatMap((year): PupilYear[] => {
    const record = rows.records.get(keyOf(year));
    const place = places.find((one) => one.year === year);
    const near = place ?? places.find((one) => one.year > year) ?? places.at(-1);
    if ((place === undefined && record === undefined) || near === undefined) return [];
    const name = rows.classes.find((row) => row.k === place?.class)?.f.name;
    return [
      {
        year,
        yearGroup: near.yearGroup + year - near.year,
        classId: place?.class ?? null,
        className: typeof name === "string" ? name : "",
        points: pointsOf(rows.points, year),
        record,
      },
    ];
  });
}
