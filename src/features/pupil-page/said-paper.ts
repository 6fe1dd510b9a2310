import { sayDue } from "../../domain/action-list.ts";
import { type Day, writeAcademicYear, writeDay } from "../../domain/calendar.ts";
import { sayTargetOfChild } from "../../domain/curricular-target-child.ts";
import { writeHalfTerm } from "../../domain/curricular-target.ts";
import { sayHelpedWords } from "../../domain/meeting-action.ts";
import { ENTRY_TABLE_WORDS } from "../../domain/meeting-entry.ts";
import { type MeetingOfChild, NOTE_HEADINGS } from "../../domain/meeting-history.ts";
import { sayOwner } from "../../domain/meeting-recap.ts";
import type { TextBlock } from "../../pictures/text-pages.ts";
import { plural } from "../../ui/plural.ts";
import type { PupilMeetings } from "./use-pupil-meetings.ts";
import type { PupilPage } from "./use-pupil-page.ts";

/**
 * What was said and agreed of a child in meetings, for paper, where nobody is "you". Of meetings that
 * are shown on the page, whether they are unfolded there or not; never what is restricted. [MH5]
 */
export function saidBlocks(held: PupilPage, said: PupilMeetings): TextBlock[] {
  return said.meetings.flatMap((one) => meetingBlocks(one, { held, said }));
}

/** So many of the latest targets stand on the one sheet of paper. */
const targetsOnPaper = 6;

/** How far the child got in the school's targets, as sentences for paper, the latest first. [CU6] */
export function targetsSaid(held: PupilPage): string[] {
  const targets = held.targetsAchieved.filter(({ isOff }) => !isOff);
  const more = targets.length - targetsOnPaper;
  return [
    ...targets.slice(0, targetsOnPaper).map((one) => {
      const { halfTerm, year, subject, focus } = one.target;
      const when = `${writeHalfTerm(halfTerm)} ${writeAcademicYear(year)}`;
      return `${when}, ${held.subjectName(subject).toLowerCase()}: ${focus}. ${sayTargetOfChild(one)} (${by(held, one)})`;
    }),
    ...(more > 0 ? [`And ${plural(more, "earlier target")} on the page.`] : []),
  ];
}

type Of = { held: PupilPage; said: PupilMeetings };

function meetingBlocks(one: MeetingOfChild, { held, said }: Of): TextBlock[] {
  const { entries, actions, talks, additions } = one;
  const text = (note: string, section: string) => said.text(note, section);
  return [
    title(sayMeeting(one, held.today)),
    ...entries.flatMap(({ id, subject, table, why, ticked }): TextBlock[] => [
      {
        kind: "under",
        text: `${said.subject(subject)}: ${ENTRY_TABLE_WORDS[table].toLowerCase()}`,
      },
      ...words(why ?? ""),
      ...words([...new Set(ticked.map((tick) => tick.words))].join("; ")),
      ...NOTE_HEADINGS.flatMap(([section, heading]) => words(text(id, section), heading)),
    ]),
    ...talks.flatMap(({ id, on, by: user }) =>
      words(text(id, "voice"), `The child said, to ${by(held, { by: user, on })}`),
    ),
    ...actions.flatMap((action): TextBlock[] => {
      const helped = action.state === "done" ? ` ${sayHelpedWords(action.helped)}.` : "";
      const what = action.what.replace(/[.\s]+$/, "");
      return [
        { kind: "item", text: `Agreed: ${what}.` },
        {
          kind: "aside",
          text: `${sayOwner(action, held.nameOf)}. ${sayDue(action, held.today)}.${helped}`,
        },
      ];
    }),
    ...additions.map(({ text: added, ...who }): TextBlock => ({
      kind: "item",
      text: `Added later: ${added} (${by(held, who)})`,
    })),
  ];
}

/** "Meeting of Tue 17 Nov": over what was said in it, on the page and on paper. */
export function sayMeeting({ meeting, on, isHeld }: MeetingOfChild, today: Day): string {
  if (meeting === null) return "Outside meetings";
  if (on === "") return "A meeting of an earlier class";
  return isHeld ? `Meeting of ${writeDay(on, today)}` : `For the meeting of ${writeDay(on, today)}`;
}

function by(held: PupilPage, of: { by: string; on: Day }): string {
  return [of.by === "" ? "" : held.nameOf(of.by), of.on === "" ? "" : writeDay(of.on, held.today)]
    .filter((part) => part !== "")
    .join(", ");
}

function title(text: string): TextBlock {
  return { kind: "title", text };
}

function words(text: string, heading = ""): TextBlock[] {
  if (text === "") return [];
  return [{ kind: "words", text: heading === "" ? text : `${heading}: ${text}` }];
}
