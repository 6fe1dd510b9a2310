import {
  actionHelp,
  type BeforeAndAfter,
  type HelpFigures,
  sayHelp,
} from "../../domain/action-help.ts";
import type { ActionNames } from "../../domain/action-table.ts";
import type { AttainmentFacts } from "../../domain/attainment-facts.ts";
import { writeDay } from "../../domain/calendar.ts";
import { asSentence } from "../../domain/count-words.ts";
import type { MeetingAction } from "../../domain/meeting-action.ts";
import { sayOwner } from "../../domain/meeting-recap.ts";
import { writeMeeting } from "../../domain/meeting.ts";
import { sayBeforeAndSince } from "../../domain/moment-words.ts";
import type { SchoolInsight } from "../../storage/use-school-insight.ts";
import { plural } from "../../ui/plural.ts";
import type { Actions } from "./use-actions.ts";

/** The names and sentences around an action, as this person may read them. */
export type ActionWords = {
  /** "Bo and Amara · maths · Miss Teague, has not said yes yet". */
  about: (action: MeetingAction) => string;
  owner: (action: Pick<MeetingAction, "owner" | "ownerWords">) => string;
  accepted: (action: MeetingAction) => string;
  meeting: (id: string | null) => string;
  intervention: (id: string) => string;
  away: (count: number) => string;
  /** The children before and after, in the action's subject or in each; those with nothing left out. */
  help: (action: MeetingAction) => readonly { id: string; subject: string; figures: HelpFigures }[];
  /** "2S at Summer, 2H at Autumn". */
  levels: (of: BeforeAndAfter, subject: string) => string;
  names: ActionNames;
};

/** Most names of children in one line; the others are counted. */
const MOST_NAMES = 4;

export function actionWords(
  actions: Actions,
  facts: AttainmentFacts,
  insight: SchoolInsight,
): ActionWords {
  const children = new Map(facts.children.map(({ id, name }) => [id, name]));
  const subject = (id: string) =>
    facts.subjects.find((one) => one.id === id)?.name.toLowerCase() ?? id;
  const owner = (of: Pick<MeetingAction, "owner" | "ownerWords">) =>
    sayOwner(of, actions.staffName);
  const intervention = (id: string) =>
    actions.interventions.find((one) => one.id === id)?.name ?? "an intervention no longer listed";
  const meeting = (id: string | null) => {
    const held = id === null ? undefined : actions.meetings.get(id);
    if (held === undefined) return id === null ? "Outside a meeting" : "A meeting";
    return `${actions.className(held.class)}, ${writeMeeting(held, actions.today)}`;
  };
  const named = (ids: readonly string[]) => {
    const known = ids.flatMap((id) => children.get(id) ?? []);
    const away = ids.length - known.length;
    const shown = known.slice(0, MOST_NAMES);
    const more = known.length - shown.length + away;
    return [...shown, ...(more > 0 ? [`${more} more`] : [])].join(", ");
  };
  const help = (action: MeetingAction) =>
    facts.subjects
      .filter(({ id }) => action.subject === null || action.subject === id)
      .map(({ id }) => ({
        id,
        subject: subject(id),
        figures: actionHelp(action, (pupil) => insight.line(pupil, id)),
      }))
      .filter(({ figures }) => figures.children.some(({ before, after }) => before ?? after));
  return {
    help,
    levels: (of, id) => sayBeforeAndSince(insight.line(of.pupil, id), of),
    about: (action) => {
      const waits = action.state === "open" && action.accepted === null && action.owner !== null;
      return [
        action.children.length > 0
          ? named(action.children)
          : action.class === null
            ? "the staff"
            : actions.className(action.class),
        ...(action.children.length > 0 && action.class !== null
          ? [actions.className(action.class)]
          : []),
        ...(action.subject === null ? [] : [subject(action.subject)]),
        `${owner(action)}${waits ? ", has not said yes yet" : ""}`,
      ].join(" · ");
    },
    owner,
    accepted: ({ accepted, owner: who }) => {
      if (accepted === null) return who === null ? "Nobody with an account" : "Not yet";
      const on = writeDay(accepted.on, actions.today);
      return accepted.by === who
        ? `${on}, in their own words`
        : `${on}, as ${actions.staffName(accepted.by)} wrote down`;
    },
    meeting,
    intervention,
    away: (count) => `${plural(count, "child", "children")} of another year or no longer here`,
    names: {
      child: (id) => children.get(id) ?? "a child no longer here",
      class: actions.className,
      subject,
      meeting: (id) => meeting(id),
      intervention,
      owner,
      before: (action) =>
        help(action)
          .map(({ subject: of, figures }) => `${asSentence(of)}: ${sayHelp(figures)}`)
          .join(" "),
    },
  };
}
