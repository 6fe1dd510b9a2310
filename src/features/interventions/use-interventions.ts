import { useMemo } from "react";
import { mayPlan, SEES_ALL } from "../../domain/access.ts";
import type { Day } from "../../domain/calendar.ts";
import type { Row } from "../../domain/change.ts";
import { bringBack } from "../../domain/changed-fields.ts";
import type { SetEdit } from "../../domain/edit.ts";
import {
  removeSession,
  saveSession,
  type Session,
  sessionAsBefore,
  type SessionSaid,
  sessionsByIntervention,
} from "../../domain/intervention-session.ts";
import {
  changeIntervention,
  type Intervention,
  interventionAsBefore,
  interventionPlaceOf,
  interventionPupilKey,
  interventionsOf,
  putInIntervention,
  removeIntervention,
  saveIntervention,
  takeOutOfIntervention,
} from "../../domain/intervention.ts";
import { ownId } from "../../domain/own-id.ts";
import type { Span } from "../../domain/span.ts";
import { sayCommit } from "../../storage/commit.ts";
import {
  useCommit,
  useDevice,
  useLive,
  useSchoolDay,
  useStanding,
} from "../../storage/use-live.ts";
import type { SchoolInsight } from "../../storage/use-school-insight.ts";
import { viewOf } from "../../storage/view.ts";

/** What became of a step: the words why it was not kept, or the way back, which says why it does not go. */
export type Step = { say: string } | { undo: () => Promise<string | undefined> };

/** A child in an intervention, with the days. */
export type Place = { pupil: string; spans: readonly Span[] };

export type Interventions = {
  /** By wave, then name. */
  all: readonly Intervention[];
  today: Day;
  /** Intervention → the children who are or were in it, as far as this person sees them. */
  placesOf: (id: string) => readonly Place[];
  /** Sees every child, so a count is the whole school's and not of their own children. */
  seesAll: boolean;
  mayName: boolean;
  mayChange: (id: string) => boolean;
  mayGive: (pupil: string) => boolean;
  newId: () => string;
  save: (after: Intervention, before: Intervention | undefined) => Promise<Step>;
  remove: (one: Intervention) => Promise<Step>;
  putIn: (one: Intervention, pupils: readonly string[], from: Day) => Promise<Step>;
  takeOut: (one: Intervention, pupil: string) => Promise<Step>;
  /** The latest first, as far as this person sees the children. [IS1] */
  sessionsOf: (id: string) => readonly Session[];
  /** A child's part of a session as it stands here; a form keeps the one it opened with. [ED1] */
  partOf: (key: string) => Row | undefined;
  /** Writes a session down, or changes the one of that day, against what the form `opened` with. [IS2] */
  saveSession: (
    one: Intervention,
    session: SessionSaid,
    opened: Interventions["partOf"],
  ) => Promise<Step>;
  removeSession: (one: Intervention, session: Session) => Promise<Step>;
};

/** The school's interventions with their children, and the steps on them. [IV1]–[IV4] */
export function useInterventions(insight: SchoolInsight): Interventions | undefined {
  const device = useDevice();
  const standing = useStanding();
  const commit = useCommit();
  const today = useSchoolDay();
  const { intervention, "intervention-pupil": held } = insight.rows;
  const written = useLive((view) => view.rows("intervention-session"), []);
  return useMemo(() => {
    if (standing === undefined || written === undefined) return undefined;
    const sessions = sessionsByIntervention(written);
    const parts = new Map<string, Row>(written.map((row) => [row.k, row]));
    const partOf = (key: string) => parts.get(key);
    const by = device.user;
    const rows = new Map<string, Row>(held.map((row) => [row.k, row]));
    const places = new Map<string, Place[]>();
    for (const row of held) {
      const at = interventionPlaceOf(row);
      if (at !== undefined)
        places.set(at.intervention, [...(places.get(at.intervention) ?? []), at]);
    }
    const rowOf = (pupil: string, id: string) => rows.get(interventionPupilKey(pupil, id));
    const mayGive = (pupil: string) => mayPlan(standing, { pupil });
    const newId = () => ownId(device.user, device.randomHex(6));
    const kept = async (edits: readonly SetEdit[], back: readonly SetEdit[]): Promise<Step> => {
      const say = sayCommit(await commit(edits));
      return say === undefined ? { undo: async () => sayCommit(await commit(back)) } : { say };
    };
    const keptSession = async (edits: readonly SetEdit[]): Promise<Step> => {
      const say = sayCommit(await commit(edits));
      if (say !== undefined) return { say };
      const undo = async () => {
        const rows = await viewOf(device).rows("intervention-session");
        const now = new Map<string, Row>(rows.map((row) => [row.k, row]));
        const back = sessionAsBefore(edits, partOf, (key) => now.get(key), by);
        const problem = back.length === 0 ? undefined : sayCommit(await commit(back));
        if (problem !== undefined || back.length === edits.length) return problem;
        return "A colleague has written of the same session since, so that stays as it is now.";
      };
      return { undo };
    };
    return {
      all: interventionsOf(intervention),
      today,
      placesOf: (id) => places.get(id) ?? [],
      seesAll: standing.role !== undefined && SEES_ALL.includes(standing.role),
      mayName: mayPlan(standing, { id: newId() }),
      mayChange: (id) => mayPlan(standing, { id }),
      mayGive,
      newId,
      save: (after, before) => {
        if (before === undefined)
          return kept([saveIntervention(after)], [removeIntervention(after.id)]);
        const own = (places.get(before.id) ?? []).filter(({ pupil }) => mayGive(pupil));
        const ofIt = own.flatMap(({ pupil }) => rowOf(pupil, before.id) ?? []);
        const edits = changeIntervention(before, after, ofIt);
        const back = own
          .map(({ pupil }) => interventionAsBefore(rowOf(pupil, before.id), pupil, before.id))
          .filter(({ t, k }) => edits.some((edit) => edit.t === t && edit.k === k));
        return kept(edits, [...changeIntervention(after, before, []), ...back]);
      },
      remove: (one) => {
        const gone = removeIntervention(one.id);
        return kept([gone], [bringBack(gone)]);
      },
      putIn: (one, pupils, from) =>
        kept(
          pupils.map((pupil) => putInIntervention(rowOf(pupil, one.id), pupil, one, from)),
          pupils.map((pupil) => interventionAsBefore(rowOf(pupil, one.id), pupil, one.id)),
        ),
      takeOut: (one, pupil) =>
        kept(
          [takeOutOfIntervention(rowOf(pupil, one.id), pupil, one.id, today)],
          [interventionAsBefore(rowOf(pupil, one.id), pupil, one.id)],
        ),
      sessionsOf: (id) => sessions.get(id) ?? [],
      partOf,
      saveSession: (one, said, opened) =>
        keptSession(saveSession({ ...said, intervention: one.id, by }, opened)),
      removeSession: (one, { on, there, away }) => {
        const pupils = [...there, ...away];
        return keptSession(removeSession({ intervention: one.id, on, pupils, by }, partOf));
      },
    };
  }, [intervention, held, written, standing, commit, device, today]);
}
