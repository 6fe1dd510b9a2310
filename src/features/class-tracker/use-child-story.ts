import { useMemo } from "react";
import { mayPlan, scaleOf } from "../../domain/access.ts";
import type { Row } from "../../domain/change.ts";
import { bringBack } from "../../domain/changed-fields.ts";
import { groupsOf } from "../../domain/group.ts";
import {
  changeIntervention,
  type Intervention,
  interventionAsBefore,
  interventionPlaceOf,
  interventionPupilKey,
  interventionsOf,
  isToCome,
  putInIntervention,
  removeIntervention,
  saveIntervention,
  type Support,
  supportedOn,
  supportOf,
  takeOutOfIntervention,
} from "../../domain/intervention.ts";
import {
  mayModerate,
  moderate,
  type Moderation,
  moderationOf,
  takeModerationBack,
} from "../../domain/moderation.ts";
import { ownerOf, ownId } from "../../domain/own-id.ts";
import { progressLine, type ProgressLine } from "../../domain/progress-line.ts";
import { progressSettings } from "../../domain/progress-settings.ts";
import { surprise, type Surprise } from "../../domain/progress-surprise.ts";
import { type Span, spansOf } from "../../domain/span.ts";
import { readHistory, yearsBefore } from "../../storage/attainment-history.ts";
import { sayCommit } from "../../storage/commit.ts";
import { useCommit, useDevice, useLive, useStanding } from "../../storage/use-live.ts";
import { type View, viewOf } from "../../storage/view.ts";
import type { ClassTracker } from "./use-class-tracker.ts";
import type { PlanStep } from "./use-target-group.ts";

/** What a moderation says besides the judgement it is of. */
export type ModerationSaid = Pick<
  Moderation,
  "point" | "entry" | "outcome" | "evidence" | "on" | "by"
>;

/** One child beyond the year's levels: the line, what is given, who looked, the groups. */
export type ChildStory = {
  line: ProgressLine;
  /** A question for this reader about their own latest judgement; nobody else is asked. [PS15] */
  surprise: Surprise | undefined;
  /** The latest begun first. */
  support: readonly Support[];
  /** Interventions that run or are to come and that the child is not in. */
  offered: readonly Intervention[];
  mayGive: boolean;
  mayName: boolean;
  mayModerate: boolean;
  /** Every moderation of the child in this subject. */
  moderations: readonly Moderation[];
  groups: readonly { name: string; span: Span }[];
  /** This person's name, as on the staff list. */
  me: string;
  give: (intervention: Intervention, from: string) => Promise<PlanStep>;
  giveNew: (of: Omit<Intervention, "id">) => Promise<PlanStep>;
  stop: (intervention: string) => Promise<PlanStep>;
  /** Whether this person may rename it, change its days or take it off the list. [IV2] */
  mayChange: (intervention: string) => boolean;
  change: (before: Intervention, after: Intervention) => Promise<PlanStep>;
  remove: (intervention: Intervention) => Promise<PlanStep>;
  moderation: (said: ModerationSaid) => Moderation;
  writeModeration: (moderation: Moderation) => Promise<PlanStep>;
  takeModerationBack: (moderation: Moderation) => Promise<unknown>;
  isOwn: (moderation: Moderation) => boolean;
};

function newId(user: string): string {
  return ownId(user, crypto.randomUUID().replaceAll("-", "").slice(0, 12));
}

/** Everything the sheet of one child reads and writes besides levels; undefined while it is read. */
export function useChildStory(
  { facts }: ClassTracker,
  pupil: string | undefined,
): ChildStory | undefined {
  const device = useDevice();
  const standing = useStanding();
  const commit = useCommit();
  const { year, subject, scale, points, thisYear, today, children } = facts;
  const held = useLive(
    async (view) => (pupil === undefined ? undefined : readChild(view, pupil, year, device.user)),
    [pupil, year, device],
  );
  const child = children.find((one) => one.pupil.id === pupil);
  const record = pupil === undefined ? undefined : thisYear.get(pupil);

  return useMemo(() => {
    if (held === undefined || standing === undefined || child === undefined) return undefined;
    if (held.pupil !== child.pupil.id) return undefined;
    const { pupil } = held;
    const before = yearsBefore(held.history, pupil, year, child.yearGroup).filter(
      (one) => scaleOf(standing.roster, subject, one.year)?.id === scale.id,
    );
    const years = [...before, { year, yearGroup: child.yearGroup, points, record }];
    const line = progressLine({ scale, subject, years });
    const interventions = interventionsOf(held.interventions);
    const rowOf = (id: string): Row | undefined =>
      held.places.find((row) => row.k === interventionPupilKey(pupil, id));
    const kept = async (
      edits: Parameters<typeof commit>[0],
      back: Parameters<typeof commit>[0],
    ): Promise<PlanStep> => {
      const say = sayCommit(await commit(edits));
      return say === undefined ? { undo: () => commit(back) } : { say };
    };
    return {
      line,
      surprise: surprise(line, device.user, progressSettings(held.history.school)),
      support: supportOf(held.places, interventions, pupil),
      // Those of the subject shown first.
      offered: interventions
        .filter((one) => isToCome(one, today) && supportedOn(rowOf(one.id), today) === undefined)
        .sort((a, b) => Number(b.subject === subject) - Number(a.subject === subject)),
      mayGive: mayPlan(standing, { pupil }),
      mayName: mayPlan(standing, { id: newId(device.user) }),
      mayModerate: mayModerate(standing, pupil, year, subject),
      moderations: held.moderations
        .flatMap((row) => moderationOf(row) ?? [])
        .filter((one) => one.subject === subject),
      groups: held.groups,
      me: held.me,
      give: (one, from) =>
        kept(
          [putInIntervention(rowOf(one.id), pupil, one, from)],
          [interventionAsBefore(rowOf(one.id), pupil, one.id)],
        ),
      giveNew: (of) => {
        const one = { ...of, id: newId(device.user) };
        return kept(
          [saveIntervention(one), putInIntervention(undefined, pupil, one, of.from)],
          [interventionAsBefore(undefined, pupil, one.id), removeIntervention(one.id)],
        );
      },
      stop: (id) =>
        kept(
          [takeOutOfIntervention(rowOf(id), pupil, id, today)],
          [interventionAsBefore(rowOf(id), pupil, id)],
        ),
      mayChange: (id) => mayPlan(standing, { id }),
      change: async (before, after) => {
        const places = (await viewOf(device).rows("intervention-pupil")).filter((row) =>
          mayPlan(standing, { pupil: interventionPlaceOf(row)?.pupil ?? "" }),
        );
        const edits = changeIntervention(before, after, places);
        const back = places.flatMap((row) => {
          const changed = edits.some(({ t, k }) => t === row.t && k === row.k);
          const at = interventionPlaceOf(row);
          return changed && at !== undefined
            ? [interventionAsBefore(row, at.pupil, before.id)]
            : [];
        });
        return kept(edits, [...changeIntervention(after, before, []), ...back]);
      },
      remove: (one) => {
        const gone = removeIntervention(one.id);
        return kept([gone], [bringBack(gone)]);
      },
      moderation: (said) => ({ ...said, id: newId(device.user), pupil, year, subject }),
      writeModeration: (one) => kept([moderate(one)], [takeModerationBack(one)]),
      takeModerationBack: (one) => commit([takeModerationBack(one)]),
      isOwn: ({ id }) => ownerOf(id) === device.user,
    };
  }, [held, standing, child, record, commit, device, year, subject, scale, points, today]);
}

async function readChild(view: View, pupil: string, year: number, user: string) {
  const history = await readHistory(view, [pupil], year);
  const known = groupsOf(await view.rows("group"));
  const inGroups = await view.many(
    "pupil-group",
    known.map(({ id }) => `${pupil}:${id}`),
  );
  const me = (await view.row("staff", user))?.f.name;
  return {
    pupil,
    history,
    interventions: await view.rows("intervention"),
    places: await view.found("intervention-pupil", pupil),
    moderations: await view.found("moderation", pupil),
    groups: known.flatMap(({ id, name }) =>
      spansOf(inGroups.get(`${pupil}:${id}`)).map((span) => ({ name, span })),
    ),
    me: typeof me === "string" ? me : "",
  };
}
