import { parseYearGroup } from "./calendar.ts";
import { plainName } from "./plain-name.ts";

/** Which name comes first where two columns of names have no headings. */
export type NameOrder = "family-first" | "given-first";

/** What stands on one line of a typed or pasted list, nothing judged yet. */
export type RollLine = {
  /** Counted from 1, as the person sees it. */
  line: number;
  typed: string;
  given: string;
  family: string;
  /** What the child is called, given in quotes: `Tom "Tommy" Brook`; empty when not given. */
  known: string;
  yearGroup: string;
  class: string;
  born: string;
  sex: string;
  /** Parts nobody knows what to do with. */
  spare: readonly string[];
};

type Part = "given" | "family" | "name" | "yearGroup" | "class" | "born" | "sex";

/** Headings as office programs and people write them, without spaces and case. */
const HEADINGS: Readonly<Record<Part, readonly string[]>> = {
  given: ["given", "givenname", "forename", "forenames", "firstname", "first", "preferredforename"],
  family: ["family", "familyname", "surname", "lastname", "last", "legalsurname"],
  name: ["name", "names", "pupil", "pupilname", "child", "fullname", "student", "children"],
  yearGroup: ["year", "yeargroup", "ncyear", "ncyearactual", "yr", "curriculumyear"],
  class: [
    "class",
    "form",
    "reg",
    "reggroup",
    "registration",
    "registrationform",
    "registrationgroup",
    "tutorgroup",
    "formtutorgroup",
  ],
  born: ["dob", "dateofbirth", "birthdate", "born", "birthday"],
  sex: ["sex", "gender"],
};

/** Words that belong to the family name they stand before. */
const PARTICLES = new Set(
  "al ap abu ben bin bint da dal das de del della den der di do dos du el ibn la le ma mac o san st ter ten van von".split(
    " ",
  ),
);

/**
 * Splits one line at `separator`, minding quotes as spreadsheets write them: `"Okoro, Amara",4`. A
 * quote within a cell stays, for it may say what a child is called: `Tom "Tommy" Brook`.
 */
function cellsOf(line: string, separator: string): string[] {
  const cells: string[] = [];
  let cell = "";
  let quoted = false;
  for (let at = 0; at < line.length; at += 1) {
    const character = line[at] ?? "";
    if (character === '"' && quoted && line[at + 1] === '"') {
      cell += character;
      at += 1;
    } else if (character === '"' && (quoted || cell.trim() === "")) quoted = !quoted;
    else if (character === separator && !quoted) {
      cells.push(cell);
      cell = "";
    } else cell += character;
  }
  cells.push(cell);
  return cells.map((one) => one.normalize("NFC").replaceAll(/\s+/g, " ").trim());
}

/** Takes what stands in quotes out of a name: what the child is called. */
function withoutCalled<P extends { given: string; family: string }>(
  parts: P,
): P & { known: string } {
  let known = "";
  const take = (name: string) => {
    const rest = name.replaceAll(CALLED, " ").replaceAll(/\s+/g, " ").trim();
    // A name that is all quotes is the name itself.
    if (rest === "") return name.replaceAll(CALLED, "$1").trim();
    known ||= [...name.matchAll(CALLED)][0]?.[1]?.trim() ?? "";
    return rest;
  };
  return { ...parts, given: take(parts.given), family: take(parts.family), known };
}

const CALLED = /["“”]([^"“”]+)["“”]/g;

function separatorOf(lines: readonly string[]): string {
  if (lines.some((line) => line.includes("\t"))) return "\t";
  return lines.filter((line) => line.includes(";")).length * 2 > lines.length ? ";" : ",";
}

function headingsOf(cells: readonly string[]): (Part | undefined)[] | undefined {
  const found = cells.map((cell) => {
    const plain = cell.toLowerCase().replaceAll(/[^a-z]/g, "");
    return (Object.keys(HEADINGS) as Part[]).find((part) => HEADINGS[part].includes(plain));
  });
  const names = found.includes("name") || (found.includes("given") && found.includes("family"));
  return names ? found : undefined;
}

/** "Amara de Souza" → Amara, de Souza; "de Souza, Amara" → the same. */
function splitName(name: string): { given: string; family: string } {
  const comma = name.indexOf(",");
  if (comma >= 0)
    return { given: name.slice(comma + 1).trim(), family: name.slice(0, comma).trim() };
  const words = name.split(" ");
  let at = words.length - 1;
  while (at > 1 && PARTICLES.has((words[at - 1] ?? "").toLowerCase().replaceAll(/[.’']/g, "")))
    at -= 1;
  return { given: words.slice(0, at).join(" "), family: words.slice(at).join(" ") };
}

type Parts = Omit<RollLine, "line" | "typed" | "known">;
const NOTHING: Parts = {
  given: "",
  family: "",
  yearGroup: "",
  class: "",
  born: "",
  sex: "",
  spare: [],
};

function underHeadings(cells: readonly string[], headings: readonly (Part | undefined)[]): Parts {
  const parts: Record<string, string> = {};
  for (const [at, heading] of headings.entries())
    if (heading !== undefined) parts[heading] ??= cells[at] ?? "";
  const { name, ...rest } = parts;
  return { ...NOTHING, ...rest, ...(name === undefined ? {} : splitName(name)) };
}

/** Without headings: names first, then year and class in either order. */
function withoutHeadings(
  cells: readonly string[],
  order: NameOrder,
  classes: ReadonlySet<string>,
): Parts {
  const [first = "", second = ""] = cells;
  // "Okoro, Hazel": one word is never a whole name, even where a class is called Hazel too.
  const isPlace =
    parseYearGroup(second) !== undefined || (first.includes(" ") && classes.has(plainName(second)));
  const names = isPlace || second === "" ? 1 : 2;
  const places = cells.slice(names).filter((cell) => cell !== "");
  const year = places.findIndex((cell) => parseYearGroup(cell) !== undefined);
  const [schoolClass = "", ...spare] = places.filter((_, at) => at !== year);
  const [family, given] = order === "family-first" ? [first, second] : [second, first];
  return {
    ...NOTHING,
    ...(names === 1 ? splitName(first) : { given, family }),
    yearGroup: places[year] ?? "",
    class: schoolClass,
    spare,
  };
}

/**
 * Reads a typed or pasted list of children, with or without headings: "Given Family" or "Family,
 * Given" or two columns, then year and class, divided by tabs, semicolons or commas. [R1] Nothing is
 * decided here. `classes` are the names of the school's classes; `heading` the line of headings, if any.
 */
export function readRoll(
  text: string,
  classes: readonly string[],
  order: NameOrder = "family-first",
): { lines: RollLine[]; ignoredHeadings: string[]; heading: string } {
  const numbered = text
    .replace(/^\uFEFF/, "")
    .split(/\r\n|\r|\n/)
    .map((typed, at) => ({ line: at + 1, typed }))
    .filter(({ typed }) => typed.replaceAll(/[\s,;"]/g, "") !== "");
  const separator = separatorOf(numbered.map(({ typed }) => typed));
  const known = new Set(classes.map(plainName));
  const top = cellsOf(numbered[0]?.typed ?? "", separator);
  const headings = headingsOf(top);
  const ignoredHeadings =
    headings === undefined
      ? []
      : top.filter((cell, at) => cell !== "" && headings[at] === undefined);
  const lines = numbered.slice(headings === undefined ? 0 : 1).map(({ line, typed }): RollLine => {
    const cells = cellsOf(typed, separator);
    const parts =
      headings === undefined
        ? withoutHeadings(cells, order, known)
        : underHeadings(cells, headings);
    return { line, typed: typed.trim(), ...withoutCalled(parts) };
  });
  return {
    lines,
    ignoredHeadings,
    heading: headings === undefined ? "" : (numbered[0]?.typed ?? ""),
  };
}
