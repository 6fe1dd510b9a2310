import { schoolDay, writeDay } from "../../domain/calendar.ts";
import { sayList } from "../../domain/count-words.ts";
import { meetingActionsTable, meetingForm, meetingFormTable } from "../../domain/meeting-form.ts";
import type { MeetingSummary } from "../../domain/meeting-summary.ts";
import type { ExportSource } from "../../files/export-source.ts";
import { meetingFormPages } from "../../pictures/meeting-form-drawing.ts";
import { paperSize, type Sheet } from "../../pictures/sheet.ts";

/** What a sheet keeps around its figure on A4 landscape, in pixels. */
const AROUND = { width: 76, height: 220 };

/** The summary as the form of a progress meeting, a sheet for each page. [MF1] [MF2] */
export function summarySheets(summary: MeetingSummary, closedBy: string): Sheet[] {
  const { about, version, at } = summary;
  const paper = paperSize({ size: "A4", turned: "landscape" });
  const title = `Progress meeting, ${about.class}`;
  const day = schoolDay(at);
  const pages = meetingFormPages(
    { title, success: about.success, general: about.general, tables: meetingForm(summary) },
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
      foot: `As it stood when ${closedBy} closed the meeting on ${writeDay(day)}${version > 1 ? `, version ${version}` : ""}.`,
    },
  }));
}

/** The summary as files: the form as pages, the actions and the children as tables. [MF2] */
export function summarySource(summary: MeetingSummary, closedBy: string): ExportSource {
  return {
    name: `Progress meeting, ${summary.about.class}`,
    turned: "landscape",
    // It names children: for the staff who see them alone.
    audiences: ["names"],
    sheets: () => summarySheets(summary, closedBy),
    tables: () => [meetingActionsTable(summary), meetingFormTable(summary)],
  };
}
