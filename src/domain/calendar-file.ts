import { addDays, type Day } from "./calendar.ts";
import type { Row } from "./change.ts";
import { clockMs } from "./clock.ts";

/** A meeting as a calendar shows it. No child is named in it. */
export type CalendarEvent = {
  /** Stays the same for ever, so that a later file moves the meeting and makes no second one. */
  id: string;
  title: string;
  /** More words, line by line. */
  notes: string;
  on: Day;
  /** "14:30"; null: all day. */
  at: string | null;
  minutes: number;
  /** Whole, from 0, and greater with every change: the calendar keeps the greatest. RFC 5545 §3.8.7.4. */
  sequence: number;
  /** It was to be and is not: calendars that have it strike it out. */
  isOff: boolean;
};

/** Midnight of 1 January 2026, in milliseconds: before any change there is. */
const FIRST_MS = 1_767_225_600_000;
/** The greatest whole number a calendar file takes. RFC 5545 §3.3.8. */
const MOST = 2 ** 31 - 1;

/**
 * How often an event's row was changed, as a number that only grows: the seconds at which the latest of
 * its fields was written. [MR6]
 */
export function sequenceOf({ h }: Pick<Row, "h">): number {
  const latest = Math.max(FIRST_MS, ...Object.values(h).map((stamp) => clockMs(stamp.h)));
  return Math.min(Math.floor((latest - FIRST_MS) / 1000), MOST);
}

/** London's summer and winter time, so that 14:30 is 14:30 wherever the calendar is opened. */
const LONDON = [
  "BEGIN:VTIMEZONE",
  "TZID:Europe/London",
  "BEGIN:DAYLIGHT",
  "TZOFFSETFROM:+0000",
  "TZOFFSETTO:+0100",
  "TZNAME:BST",
  "DTSTART:19700329T010000",
  "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
  "END:DAYLIGHT",
  "BEGIN:STANDARD",
  "TZOFFSETFROM:+0100",
  "TZOFFSETTO:+0000",
  "TZNAME:GMT",
  "DTSTART:19701025T020000",
  "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
  "END:STANDARD",
  "END:VTIMEZONE",
];

/** Octets a line may have before it goes on in the next. RFC 5545 §3.1. */
const MOST_OCTETS = 75;

/**
 * A calendar file (RFC 5545) of meetings. `stamp`: when it was made, `20261121T120000Z`, see
 * `calendarStamp`. [MR6]
 */
export function calendarFile(of: {
  /** What the calendar is called. */
  name: string;
  events: readonly CalendarEvent[];
  stamp: string;
}): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Keepup//Progress meetings//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    `X-WR-CALNAME:${escaped(of.name)}`,
    ...LONDON,
    ...of.events.flatMap((event) => eventLines(event, of.stamp)),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

function eventLines(event: CalendarEvent, stamp: string): string[] {
  const { id, title, notes, on, at, minutes, sequence, isOff } = event;
  return [
    "BEGIN:VEVENT",
    `UID:${id}@keepup`,
    `DTSTAMP:${stamp}`,
    `SEQUENCE:${sequence}`,
    // Said both ways: what was called off may be on again in the next file.
    `STATUS:${isOff ? "CANCELLED" : "CONFIRMED"}`,
    ...(at === null
      ? [`DTSTART;VALUE=DATE:${plainDay(on)}`, `DTEND;VALUE=DATE:${plainDay(addDays(on, 1))}`]
      : [
          `DTSTART;TZID=Europe/London:${plainDay(on)}T${at.replace(":", "")}00`,
          `DURATION:PT${minutes}M`,
        ]),
    `SUMMARY:${escaped(title)}`,
    ...(notes === "" ? [] : [`DESCRIPTION:${escaped(notes)}`]),
    "END:VEVENT",
  ];
}

function plainDay(day: Day): string {
  return day.replaceAll("-", "");
}

/** Backslash, comma, semicolon and line break have a meaning of their own. RFC 5545 §3.3.11. */
function escaped(text: string): string {
  return text
    .replaceAll("\\", "\\\\")
    .replaceAll(";", "\\;")
    .replaceAll(",", "\\,")
    .replaceAll(/\r\n|\r|\n/g, "\\n");
}

const UTF8 = new TextEncoder();

/** A line in pieces of at most 75 octets, never cut within a letter. RFC 5545 §3.1. */
function folded(line: string): string {
  const pieces: string[] = [];
  let piece = "";
  let octets = 0;
  for (const letter of line) {
    const size = UTF8.encode(letter).length;
    // A line that goes on begins with a space, which counts.
    if (octets + size > MOST_OCTETS) {
      pieces.push(piece);
      piece = " ";
      octets = 1;
    }
    piece += letter;
    octets += size;
  }
  return [...pieces, piece].join("\r\n");
}
