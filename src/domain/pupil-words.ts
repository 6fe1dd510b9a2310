import { writeAcademicYear, writeYearGroup } from "./calendar.ts";
import { sayLevel } from "./class-tracker-words.ts";
import { sayBand } from "./expectation.ts";
import type { ExportTable } from "./export-table.ts";
import { rungsOf } from "./level.ts";
import { sayMovement } from "./movement.ts";
import type { PupilLines, PupilMoment } from "./pupil-lines.ts";

/** The latest judgement in a sentence: "3S in Autumn: on track, up 1 step." */
export function sayLatest(lines: PupilLines): string {
  const last = lines.moments.filter(({ value }) => value !== null).at(-1);
  if (last === undefined) return `No level yet in ${lines.name.toLowerCase()}.`;
  const more = [
    last.band === undefined ? "" : sayBand(last.band),
    last.movement === undefined ? "" : sayMovement(last.movement),
  ].filter((one) => one !== "");
  return `${last.level} in ${last.name} ${writeAcademicYear(last.year)}${more.length === 0 ? "" : `: ${more.join(", ")}`}.`;
}

/** The whole drawing for those who do not see it; the table beside it says each point. */
export function sayLines(lines: PupilLines): string {
  const judged = lines.moments.filter(({ value }) => value !== null);
  const told = judged.map(
    ({ scale, value, name, year }) =>
      `${sayLevel(scale, value ?? "")} in ${name} ${writeAcademicYear(year)}`,
  );
  return `${lines.name}: ${told.length === 0 ? "no level yet" : told.join("; ")}`;
}

/** "3L–3S", "3S", or nothing. */
export function writeExpected({ expected }: Pick<PupilMoment, "expected">): string {
  if (expected === undefined) return "";
  const { lo, hi } = expected;
  return lo.code === hi.code ? lo.code : `${lo.code}–${hi.code}`;
}

/** Where the own line stands, to the nearest row. */
export function writeOwn({ scale }: PupilLines, { own }: Pick<PupilMoment, "own">): string {
  return own === undefined ? "" : (rungsOf(scale)[Math.round(own)]?.code ?? "");
}

/** The lines as a table: what is drawn, and who judged it. [CP4] */
export function pupilLinesTable(
  name: string,
  subjects: readonly PupilLines[],
  said: { who: (user: string) => string; when: (hlc: string) => string },
): ExportTable {
  return {
    name,
    columns: [
      { key: "academic_year", words: "Year" },
      { key: "year_group", words: "Year group" },
      { key: "subject", words: "Subject" },
      { key: "point", words: "Point" },
      { key: "level", words: "Level" },
      { key: "movement", words: "Steps since the level before" },
      { key: "expected", words: "Expected of the year group or agreed" },
      { key: "own_line", words: "Expected from own start" },
      { key: "band", words: "Against expectation" },
      { key: "judged_by", words: "Judged by" },
      { key: "judged_on", words: "On" },
      { key: "why", words: "Why" },
    ],
    rows: subjects.flatMap((lines) =>
      lines.moments.map((moment) => {
        const now = moment.history.find(({ is }) => is === "current")?.entry;
        const judged = moment.value === null ? undefined : now;
        return [
          writeAcademicYear(moment.year),
          writeYearGroup(moment.yearGroup),
          lines.name,
          moment.name,
          orNull(moment.level),
          moment.movement ?? null,
          orNull(writeExpected(moment)),
          orNull(writeOwn(lines, moment)),
          moment.band === undefined ? null : sayBand(moment.band),
          judged === undefined ? null : said.who(judged.by),
          judged === undefined ? null : said.when(judged.h),
          judged?.why ?? null,
        ];
      }),
    ),
  };
}

function orNull(text: string): string | null {
  return text === "" ? null : text;
}
