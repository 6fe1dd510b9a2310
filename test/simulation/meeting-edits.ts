import {
  acceptAction,
  agreeAction,
  dropAction,
  finishAction,
  reopenAction,
  sayHelped,
} from "../../src/domain/action-edit.ts";
import type { Edit } from "../../src/domain/edit.ts";
import { type MeetingAction, meetingActionsOf } from "../../src/domain/meeting-action.ts";
import {
  leaveOut,
  meetingEntriesOf,
  moveEntry,
  parkEntry,
  putInMeeting,
} from "../../src/domain/meeting-entry.ts";
import { addToMeeting, closeMeeting } from "../../src/domain/meeting-summary.ts";
import { ACTION_KINDS, ENTRY_TABLES, HELPED } from "../../src/domain/meeting-tables.ts";
import { type Meeting, saveMeeting } from "../../src/domain/meeting.ts";
import { ownId } from "../../src/domain/own-id.ts";
import { tickPhrase } from "../../src/domain/phrase.ts";
import type { View } from "../../src/storage/view.ts";
import type { MeetingWish } from "./command.ts";
import { CLASSES, PUPILS, SUBJECTS, YEAR } from "./school.ts";

const ON = "2026-11-23";

function at<T>(list: readonly T[], number: number): T {
  return list[number % list.length] as T;
}

/**
 * The edits a wish about a meeting stands for, as a screen would make them from what it shows. What
 * is said about one child is marked, so that its every copy can be found again after an erasure.
 */
export async function meetingEditsOf(
  view: View,
  user: string,
  wish: MeetingWish,
  fresh: () => string,
): Promise<Edit[]> {
  const { what } = wish;
  const pupil = at(PUPILS, wish.who);
  const { class: held } = (await view.row("membership", `${pupil}:${YEAR}`))?.f ?? {};
  const schoolClass = typeof held === "string" ? held : at(CLASSES, wish.where);
  const meeting = meetingOfClass(schoolClass, user);
  const subject = at(SUBJECTS, wish.where);
  const about = (child: string) => `about-${child}-${fresh()}`;
  const id = ownId(user, `${fresh()}${fresh()}`);
  switch (wish.kind) {
    case "plan-meeting":
      return [saveMeeting({ ...meeting, minutes: 20 + (what % 5) * 10 })];
    case "speak-of": {
      const why = what % 3 === 0 ? null : about(pupil);
      return [putInMeeting({ meeting, pupil, subject, table: at(ENTRY_TABLES, what), why })];
    }
    case "move-entry": {
      const entries = meetingEntriesOf(await view.rows("meeting-entry"));
      const entry = entries[wish.who % Math.max(entries.length, 1)];
      if (entry === undefined) return [];
      if (what % 4 === 0) return [parkEntry(entry, what % 8 === 0)];
      if (what % 4 === 1) return [leaveOut(entry, true)];
      return [moveEntry(entry, at(ENTRY_TABLES, wish.where))];
    }
    case "tick": {
      // Few different ones, so that two devices tick, and take off, the same.
      const words = `about-${pupil}-phrase-${what % 3}`;
      const entry = `m1-${subject}`;
      return [
        tickPhrase({ pupil, entry, meeting: meeting.id, kind: "barrier", words }, what % 4 !== 0),
      ];
    }
    case "agree": {
      const owner = at([user, "ada", "ben", null], what);
      const alone = wish.where % 2 === 0;
      const terms = {
        id,
        class: schoolClass,
        meeting: meeting.id,
        entries: [`m1-${subject}`],
        subject,
        children: alone ? [pupil] : [pupil, at(PUPILS, wish.who + 1)],
        kind: at(ACTION_KINDS, what),
        what: alone ? about(pupil) : "Reads with a partner",
        wave: null,
        intervention: null,
        owner,
        ownerWords: null,
        from: null,
        due: `2026-12-${10 + (what % 10)}`,
        made: ON,
        by: user,
      };
      return [agreeAction(terms, owner === user && what % 8 < 4)];
    }
    case "answer":
    case "accept": {
      const actions = meetingActionsOf(await view.rows("meeting-action"));
      const action = actions[wish.who % Math.max(actions.length, 1)];
      if (action === undefined) return [];
      if (wish.kind === "answer") return [answerTo(action, what, about, user)];
      // What no screen offers: in another's name.
      const by = what % 8 === 1 ? at(["ada", "ben", "leader"], wish.where) : user;
      return [acceptAction(action, what % 4 === 0 ? null : { on: ON, by })];
    }
    case "close": {
      const said = [wish.who, wish.who + 1].map((who) => ({
        id: at(PUPILS, who),
        name: at(PUPILS, who),
        voice: [],
        entries: [],
        actions: [`a${who % 2}`],
        agreed: about(at(PUPILS, who)),
      }));
      const actions = said.map(({ id: child, actions }) => ({
        id: actions[0] ?? "",
        kind: "class" as const,
        what: about(child),
        subject,
        wave: null,
        intervention: null,
        owner: null,
        who: "Ada",
        accepted: false,
        due: "2026-12-10",
        state: "open" as const,
      }));
      const [summary, ...more] = closeMeeting({
        id,
        meeting,
        before: [],
        at: 1_790_000_000_000,
        day: ON,
        by: user,
        snapshot: null,
        about: {
          class: schoolClass,
          round: null,
          subjects: [],
          people: [],
          success: `w${fresh()}`,
          general: "",
          actions,
        },
        children: said,
      });
      if (summary === undefined || what % 2 === 0)
        return [summary, ...more].flatMap((one) => one ?? []);
      // Half of them come in two rows.
      const part = { about: null, children: [{ id: pupil, agreed: about(pupil) }] };
      return [
        { ...summary, set: { ...summary.set, parts: 1 } },
        { t: "meeting-summary-part", k: `${schoolClass}:${id}:0`, set: part },
        ...more,
      ];
    }
    case "close-again": {
      // What no screen offers: the summary that is there is written over.
      const rows = await view.rows("meeting-summary");
      const row = rows[wish.who % Math.max(rows.length, 1)];
      if (row === undefined) return [];
      return [{ t: "meeting-summary", k: row.k, set: { ...row.f, by: user, version: 2 } }];
    }
    case "add": {
      const of = { id, meeting, at: 1_790_000_000_000 + what, by: user };
      const alone = what % 2 === 0;
      return [
        addToMeeting({
          ...of,
          pupil: alone ? pupil : null,
          text: alone ? about(pupil) : `w${fresh()}`,
        }),
      ];
    }
    default:
      return wish.kind satisfies never;
  }
}

/** What became of an action, or what is agreed of it now. */
function answerTo(
  action: MeetingAction,
  what: number,
  about: (child: string) => string,
  user: string,
): Edit {
  const [child = ""] = action.children;
  const isOfOne = action.what.startsWith("about-");
  switch (what % 6) {
    case 0:
      return finishAction(action, ON, user);
    case 1:
      return reopenAction(action);
    case 2:
      return sayHelped(action, at(HELPED, what), ON);
    case 3: {
      const set = { due: `2027-01-${10 + (what % 10)}` };
      return { t: "meeting-action", k: `${action.class}:${action.id}`, set };
    }
    case 4: {
      // What was worded for one child stays with that child.
      const children = isOfOne ? action.children : [at(PUPILS, what), at(PUPILS, what + 1)];
      const set = { children: children.map((id) => ({ id })) };
      return { t: "meeting-action", k: `${action.class}:${action.id}`, set };
    }
    default:
      return dropAction(
        action,
        isOfOne && child !== "" ? about(child) : "Not needed any more",
        user,
      );
  }
}

function meetingOfClass(schoolClass: string, user: string): Meeting {
  return {
    id: "m1",
    class: schoolClass,
    round: null,
    subjects: [...SUBJECTS],
    on: ON,
    at: null,
    minutes: 30,
    people: [user],
    state: "planned" as const,
  };
}
