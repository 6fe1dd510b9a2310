import { schoolDay, writeDay } from "../../domain/calendar.ts";
import { sayList } from "../../domain/count-words.ts";
import type { ExportTable } from "../../domain/export-table.ts";
import { meetingActionsTable, meetingForm, meetingFormTable } from "../../domain/meeting-form.ts";
import { sayAddition, sayAdditions } from "../../domain/meeting-since.ts";
import type { MeetingSummary } from "../../domain/meeting-summary.ts";
import type { ExportSource } from "../../files/export-source.ts";
import { meetingFormPages } from "../../pictures/meeting-form-drawing.ts";
import { type Paper, paperSize, type Sheet } from "../../pictures/sheet.ts";
import { textPages } from "../../pictures/text-pages.ts";
import { blocksByChild, blocksByPerson } from "./recap-paper.ts";
import type { ClosedMeeting } from "./use-meeting-summary.ts";

const LATER = "What was added later stands at the end.";

/** Parts of a closed meeting that are shown, printed and saved each by itself. */
export type SummaryPart = "people" | "children" | "form";

/** How the paper of a part lies: the form has four columns, the rest is read as text. */
export const TURNED: Readonly<Record<SummaryPart, Paper["turned"]>> = {
  people: "portrait",
  children: "portrait",
  form: "landscape",
};

/** What a sheet keeps around its figure on A4, in pixels. */
const AROUND = { width: 76, height: 220 };

function roomOn(turned: Paper["turned"]): { width: number; height: number } {
  const paper = paperSize({ size: "A4", turned });
  return { width: paper.width - AROUND.width, height: paper.height - AROUND.height };
}

/** What is printed and saved of a part: the recap by person or by child, or the form. [MF4] */
export function summarySheets(
  summary: MeetingSummary,
  held: ClosedMeeting,
  part: SummaryPart,
): Sheet[] {
  if (part === "form") return formSheets(summary, held);
  return part === "people" ? personSheets(summary, held) : childSheets(summary, held);
}

function formSheets(summary: MeetingSummary, held: ClosedMeeting): Sheet[] {
  const { about } = summary;
  const later = saidLater(summary, held);
  const pages = meetingFormPages(
    {
      title: titleOf(summary),
      success: about.success,
      general: about.general,
      tables: meetingForm(summary),
      later: later.join("\n"),
    },
    roomOn("landscape"),
  );
  return pages.map((figure) =>
    sheetOf(summary, held, { figure, everybody: SPOKEN_OF, note: later.length === 0 ? "" : LATER }),
  );
}

/** A person's paper begins on a page of its own, and is numbered by itself: it is handed out. */
function personSheets(summary: MeetingSummary, held: ClosedMeeting): Sheet[] {
  const later = held.additions.length === 0 ? "" : "What was added later stands on the form.";
  const since = `What became of it since is of ${writeDay(held.today)}.`;
  const people = blocksByPerson(summary, held);
  const nobody = { who: "", blocks: [{ kind: "words", text: "No action was agreed." }] } as const;
  return (people.length === 0 ? [nobody] : people).flatMap(({ who, blocks }) => {
    const pages = textPages(blocks, { title: titleOf(summary), ...roomOn("portrait") });
    const became = blocks.some(({ kind }) => kind === "aside") ? since : "";
    const note = [became, later].filter((one) => one !== "").join(" ");
    return pages.map((figure, at) => ({
      ...sheetOf(summary, held, { figure, everybody: who === "" ? SPOKEN_OF : forWhom(who), note }),
      part: { page: at + 1, pages: pages.length },
    }));
  });
}

function forWhom(who: string): string {
  return who === "Nobody yet" ? "Not taken on by anybody yet" : `For ${who}`;
}

function childSheets(summary: MeetingSummary, held: ClosedMeeting): Sheet[] {
  const blocks = blocksByChild(summary, held);
  const none = { kind: "words", text: "No child was spoken of by name." } as const;
  const title = titleOf(summary);
  const said = blocks.length === 0 ? [none] : blocks;
  return textPages(said, { title, ...roomOn("portrait") }).map((figure) =>
    sheetOf(summary, held, { figure, everybody: SPOKEN_OF, note: "" }),
  );
}

const SPOKEN_OF = "The children who were spoken of";

function titleOf({ about }: MeetingSummary): string {
  return `Progress meeting, ${about.class}`;
}

function sheetOf(
  summary: MeetingSummary,
  held: ClosedMeeting,
  { figure, everybody, note }: Pick<Sheet, "figure"> & { everybody: string; note: string },
): Sheet {
  const { about, version } = summary;
  const day = schoolDay(summary.at);
  const closedBy = held.staffName(summary.by);
  return {
    title: titleOf(summary),
    about: [
      writeDay(day),
      about.round ?? "",
      sayList(about.subjects.map(({ name }) => name)),
      about.people.length === 0 ? "" : `with ${sayList(about.people)}`,
    ],
    filters: "",
    everybody,
    legend: [],
    figure,
    frozen: {
      day,
      foot: `As it stood when ${closedBy} closed the meeting on ${writeDay(day)}${version > 1 ? `, version ${version}` : ""}.${note === "" ? "" : ` ${note}`}`,
    },
  };
}

/** What was added since, a line each: the paper says what was corrected. [ML2] */
function saidLater(summary: MeetingSummary, held: ClosedMeeting): string[] {
  const names = new Map(summary.children.map(({ id, name }) => [id, name]));
  return sayAdditions(held.additions, {
    person: held.staffName,
    child: (pupil) => names.get(pupil) ?? "A child",
    day: (at) => writeDay(schoolDay(at)),
  });
}

const SAVED_AS: Readonly<Record<SummaryPart, string>> = {
  people: ", by person",
  children: ", by child",
  form: "",
};

/** A part as files: its pages, and the actions, the children and what came later as tables. [MF2] [MF4] */
export function summarySource(
  summary: MeetingSummary,
  held: ClosedMeeting,
  part: SummaryPart,
): ExportSource {
  return {
    name: `${titleOf(summary)}${SAVED_AS[part]}`,
    turned: TURNED[part],
    // It names children: for the staff who see them alone.
    audiences: ["names"],
    sheets: () => summarySheets(summary, held, part),
    tables: () => [
      meetingActionsTable(summary),
      meetingFormTable(summary),
      ...(held.additions.length === 0 ? [] : [laterTable(summary, held)]),
    ],
  };
}

function laterTable(summary: MeetingSummary, held: ClosedMeeting): ExportTable {
  const names = new Map(summary.children.map(({ id, name }) => [id, name]));
  return {
    name: "Added later",
    columns: [
      { key: "added", words: "What was added" },
      { key: "by", words: "By" },
      { key: "on", words: "On" },
    ],
    rows: held.additions.map((one) => [
      sayAddition(one, (pupil) => names.get(pupil) ?? "A child"),
      held.staffName(one.by),
      schoolDay(one.at),
    ]),
  };
}
