import {
  daysOfYear,
  schoolDay,
  writeAcademicYear,
  writeDay,
  writeYearGroup,
} from "../../domain/calendar.ts";
import { clockMs } from "../../domain/clock.ts";
import { targetsOfChildTable } from "../../domain/curricular-target-child.ts";
import type { ExportTable } from "../../domain/export-table.ts";
import { attendedBy, sayAttended } from "../../domain/intervention-session.ts";
import { childMeetingsTable, restrictedTable } from "../../domain/meeting-history.ts";
import { pupilLinesTable } from "../../domain/pupil-words.ts";
import { fullName } from "../../domain/pupil.ts";
import { targetSpans } from "../../domain/target-group.ts";
import type { ExportSource, OnAsking } from "../../files/export-source.ts";
import type { Drawing } from "../../pictures/drawing.ts";
import { pupilLinesLegend } from "../../pictures/pupil-lines-drawing.ts";
import { pupilPageDrawing } from "../../pictures/pupil-page-drawing.ts";
import { type PupilSpan, pupilSpansDrawing } from "../../pictures/pupil-spans-drawing.ts";
import { type Letterhead, paperSize, type Sheet, sheetDrawing } from "../../pictures/sheet.ts";
import { textPages } from "../../pictures/text-pages.ts";
import { saidBlocks, targetsSaid } from "./said-paper.ts";
import type { PupilMeetings } from "./use-pupil-meetings.ts";
import type { PupilPage } from "./use-pupil-page.ts";

/** What is ticked for paper to have it. [MH5] */
export const SAID_AT_MEETINGS = "With what was said and agreed at meetings";

/** So many of the latest judgements stand on the paper; all of them on the screen and in the table. */
const judgedOnPaper = 6;

/** What stands on the page over time; sensitive groups only where they were asked for. [CP3] */
export function spansOfPage(held: PupilPage, sensitive: boolean): PupilSpan[] {
  return [
    ...held.groups
      .filter(({ group }) => sensitive || !group.sensitive)
      .flatMap(({ group, spans }) =>
        spans.map((span): PupilSpan => ({ label: group.name, sign: "■", span })),
      ),
    ...held.targets.flatMap((place) =>
      targetSpans(place, held.today).map((span): PupilSpan => ({
        label: `Target group, ${place.subjectName.toLowerCase()}`,
        sign: "◆",
        span,
      })),
    ),
    ...held.support.map(({ intervention, span }): PupilSpan => {
      const sessions = held.sessions.get(intervention.id) ?? [];
      const attended = sayAttended(attendedBy(held.pupil.id, sessions, [span]));
      return {
        label: `${intervention.name} (wave ${intervention.wave})`,
        sign: "●",
        span,
        ...(attended === undefined ? {} : { more: attended }),
      };
    }),
  ];
}

/** Groups that are shown on asking only. */
export function hiddenGroups(held: PupilPage): number {
  return held.groups.filter(({ group }) => group.sensitive).length;
}

export function spansDrawn(held: PupilPage, sensitive: boolean, width = 860): Drawing | undefined {
  const spans = spansOfPage(held, sensitive);
  const [first, last] = [held.years[0], held.years.at(-1)];
  if (spans.length === 0 || first === undefined || last === undefined) return undefined;
  const from = daysOfYear(first.year).from;
  return pupilSpansDrawing(spans, { width, from, to: daysOfYear(last.year).to, today: held.today });
}

/** What a sheet keeps around its figure on A4 upright, in pixels. */
const AROUND = { width: 76, height: 220 };

/**
 * The page on paper, one sheet, which a family may be given; with what was said and agreed at meetings
 * after it where somebody ticked that. [MH5] [CU6]
 */
export function pupilSheets(
  held: PupilPage,
  sensitive: boolean,
  asked: PupilMeetings | undefined,
): Sheet[] {
  const latest = held.years.at(-1);
  const name = fullName(held.pupil);
  const sheet = {
    title: name,
    about:
      latest === undefined
        ? []
        : [writeYearGroup(latest.yearGroup), latest.className, writeAcademicYear(latest.year)],
    filters: "",
  };
  const paper = paperSize(UPRIGHT);
  const room = { width: paper.width - AROUND.width, height: paper.height - AROUND.height };
  const said = asked === undefined ? [] : saidBlocks(held, asked);
  return [
    {
      ...sheet,
      everybody: "One child’s page",
      legend: pupilLinesLegend,
      figure: pupilPageDrawing({
        name,
        subjects: held.subjects,
        spans: spansDrawn(held, sensitive, 700),
        targets: targetsSaid(held),
        judged: latestJudged(held),
      }),
    },
    ...(said.length === 0 ? [] : textPages(said, { title: name, ...room })).map((figure) => ({
      ...sheet,
      everybody: "One child’s page: what was said and agreed",
      legend: [],
      figure,
    })),
  ];
}

const UPRIGHT = { size: "A4", turned: "portrait" } as const;

/** For the printer, whose margins the sheets bring along. */
export function pupilPapers(sheets: readonly Sheet[], head: Letterhead): Drawing[] {
  return sheets.map((sheet, at) =>
    sheetDrawing(sheet, head, { paper: UPRIGHT, page: at + 1, pages: sheets.length }),
  );
}

/** The page as files: one child is never a figure for others than the staff who see the child. */
export function pupilSource(
  held: PupilPage,
  sensitive: boolean,
  meetings: PupilMeetings | undefined,
): ExportSource {
  const name = fullName(held.pupil);
  const said = {
    who: held.nameOf,
    when: (hlc: string) => writeDay(schoolDay(clockMs(hlc))),
  };
  return {
    name,
    turned: "portrait",
    audiences: ["names"],
    onAsking: [
      ...(meetings?.restricted === undefined || meetings.restricted.length === 0
        ? []
        : [restrictedOf(held, meetings.restricted)]),
      ...(meetings === undefined || meetings.meetings.length === 0
        ? []
        : [{ ...WITH_SAID, sheets: () => pupilSheets(held, sensitive, meetings) }]),
    ],
    sheets: () => pupilSheets(held, sensitive, undefined),
    tables: () => [
      pupilLinesTable(name, held.subjects, said),
      ...(meetings === undefined || meetings.all.length === 0
        ? []
        : [childMeetingsTable(meetings.all, { ...meetings, person: held.nameOf })]),
      ...(held.targetsAchieved.length === 0
        ? []
        : [
            targetsOfChildTable(held.targetsAchieved, {
              subject: held.subjectName,
              person: held.nameOf,
            }),
          ]),
      ...(held.sessions.size === 0 ? [] : [sessionsTable(held)]),
    ],
  };
}

const WITH_SAID = {
  label: SAID_AT_MEETINGS,
  says: "on pages after the first; not for everybody who is given the first",
  marks: "with what was said at meetings",
};

/** Every session of an intervention that is written down for the child, the latest first. [IS1] */
function sessionsTable({ pupil, support, sessions }: PupilPage): ExportTable {
  const named = new Map(support.map(({ intervention }) => [intervention.id, intervention.name]));
  return {
    name: "Sessions of interventions",
    columns: [
      { key: "on", words: "Day" },
      { key: "intervention", words: "Intervention" },
      { key: "there", words: "There or away" },
      { key: "words", words: "What was done" },
    ],
    rows: [...sessions]
      .flatMap(([id, held]) =>
        held.map(({ on, there, words }) => [
          on,
          named.get(id) ?? "An intervention off the list",
          there.includes(pupil.id) ? "there" : "away",
          words.join("; "),
        ]),
      )
      .sort(([a = ""], [b = ""]) => (a < b ? 1 : -1)),
  };
}

/** What is for leaders and the SENCO goes into a copy of the record when one of them asks for it. [MH4] */
function restrictedOf(held: PupilPage, notes: NonNullable<PupilMeetings["restricted"]>): OnAsking {
  return {
    label: "With what is for leaders and the SENCO",
    says: "a sheet of its own; for the child’s own copy of the record alone",
    marks: "with what is for leaders and the SENCO",
    tables: () => [restrictedTable(notes, held.nameOf)],
  };
}

function latestJudged(held: PupilPage): string[] {
  const all = held.subjects.flatMap((lines) =>
    lines.moments.flatMap((moment) =>
      moment.history
        .filter(({ is }) => is !== "superseded")
        .map(({ entry }) => ({ lines, moment, entry })),
    ),
  );
  return all
    .sort((a, b) => (a.entry.h < b.entry.h ? 1 : -1))
    .slice(0, judgedOnPaper)
    .map(({ lines, moment, entry }) => {
      const day = writeDay(schoolDay(clockMs(entry.h)));
      const level = entry.v === null ? "taken back" : entry.v;
      const why = entry.why === undefined ? "" : `: “${entry.why.replaceAll("\n", " ")}”`;
      return `${day}. ${lines.name}, ${moment.name} ${writeAcademicYear(moment.year)}: ${level}, ${held.nameOf(entry.by)}${why}`;
    });
}
