import { type Day, writeDay } from "./calendar.ts";
import { saySessions } from "./intervention-session.ts";
import { type Intervention, isToCome, type Wave } from "./intervention.ts";

const WAVE_WORDS: Readonly<Record<Wave, string>> = {
  1: "Wave 1: good teaching for all",
  2: "Wave 2: a small group for a time",
  3: "Wave 3: for one child",
};

/** "Wave 2: a small group for a time". */
export function writeWave(wave: Wave): string {
  return WAVE_WORDS[wave];
}

/** "£240" or "£12.50", from whole pence. [IV5] */
export function writePounds(pence: number): string {
  const [pounds, rest] = [Math.floor(pence / 100), pence % 100];
  const written = String(pounds).replaceAll(/\B(?=(\d{3})+(?!\d))/g, ",");
  return rest === 0 ? `£${written}` : `£${written}.${String(rest).padStart(2, "0")}`;
}

/** Reads "240", "£1,240" or "12.50" as pence; undefined for anything else. [IV5] */
export function parsePounds(typed: string): number | undefined {
  const plain = typed.replaceAll(/[£,\s]/g, "");
  if (!/^\d{1,6}(\.\d{1,2})?$/.test(plain)) return undefined;
  const [pounds = "0", pence = ""] = plain.split(".");
  return Number(pounds) * 100 + Number(pence.padEnd(2, "0"));
}

/** "since Mon 21 Sep, 7 of 24 sessions held, £240, led by Mr Vance". [IV1] [IV5] [IS4] */
export function sayIntervention(
  one: Intervention,
  today: Day,
  /** How many are written down, and for whom where the reader sees some of the children. */
  sessions: { held: number; whose: string } = { held: 0, whose: "" },
): string {
  const from = writeDay(one.from, today);
  const when =
    one.to === null
      ? `${one.from > today ? "from" : "since"} ${from}`
      : `${from} to ${writeDay(one.to, today)}`;
  const counted = saySessions(one.sessions, sessions.held);
  return [
    when,
    ...(isToCome(one, today) ? [] : ["over"]),
    ...(counted === undefined ? [] : [`${counted}${sessions.held === 0 ? "" : sessions.whose}`]),
    ...(one.cost == null ? [] : [writePounds(one.cost)]),
    ...(one.leads === null ? [] : [`led by ${one.leads}`]),
  ].join(", ");
}
