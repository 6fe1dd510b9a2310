import { schoolDay, writeDay } from "../../domain/calendar.ts";
import { sayList } from "../../domain/count-words.ts";
import type { ExportTable } from "../../domain/export-table.ts";
import { meetingActionsTable, meetingForm, meetingFormTable } from "../../domain/meeting-form.ts";
import { sayAddition, sayAdditions } from "../../domain/meeting-since.ts";
import type { MeetingSummary } from "../../domain/meeting-summary.ts";
import type { ExportSource } from "../../files/export-source.ts";
import { meetingFormPages } from "../../pictures/meeting-form-drawing.ts";
import { paperSize, type Sheet } from "../../pictures/sheet.ts";
import type { ClosedMeeting } from "./use-meeting-summary.ts";

const LATER = "What was added later stands at the end.";

/** What a sheet keeps around its figure on A4 landscape, in pixels. */
const AROUND = { width: 76, height: 220 };

/** The summary as the form of a progress meeting, a sheet for each page. [MF1] [MF2] */
export function summarySheets(summary: MeetingSummary, held: ClosedMeeting): Sheet[] {
  const { about, version, at } = summary;
  const paper = paperSize({ size: "A4", turned: "landscape" });
  const title = `Progress meeting, ${about.class}`;
  const day = schoolDay(at);
  const closedBy = held.staffName(summary.by);
  const later = saidLater(summary, held);
  const pages = meetingFormPages(
    {
      title,
      success: about.success,
      general: about.general,
      tables: meetingForm(summary),
      later: later.join("\n"),
    },
    { width: paper.width - AROUND.width, height: paper.height - AROUND.height },
  );
  return pages.map((figure) => ({
    title,
    about: [
      writeDay(day),
      about.round ?? "",
      sayList(about.subjects.map(({ name }) => name)),
      about.people.length === 0 ? "" : `with ${sayList(about.people)}`,
    ],
    filters: "",
    everybody: "The children who were spoken of",
    legend: [],
    figure,
    frozen: {
      day,
      foot: `As it stood when ${closedBy} closed the meeting on ${writeDay(day)}${version > 1 ? `, version ${version}` : ""}.${later.length === 0 ? "" : ` ${LATER}`}`,
    },
  }));
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

/** The summary as files: the form as pages, the actions, the children and what came later as tables. [MF2] */
export function summarySource(summary: MeetingSummary, held: ClosedMeeting): ExportSource {
  return {
    name: `Progress meeting, ${summary.about.class}`,
    turned: "landscape",
    // It names children: for the staff who see them alone.
    audiences: ["names"],
    sheets: () => summarySheets(summary, held),
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
