import type { ClassList, ListColumn } from "./class-list.ts";
import { plainName } from "./plain-name.ts";

/** Headings over names, in one column or two, without spaces. */
const NAME_HEADINGS: ReadonlySet<string> = new Set(
  "name names pupil pupils pupilname child children childname fullname student given givenname forename firstname first family familyname surname lastname last legalsurname legalforename preferredname preferredforename preferredsurname".split(
    " ",
  ),
);

export function isNameHeading(typed: string): boolean {
  return NAME_HEADINGS.has(plainName(typed).replaceAll(" ", ""));
}

/** Words that go with a heading and decide nothing. */
const SPARE_WORDS: ReadonlySet<string> = new Set(
  "level levels term point assessment teacher ta the of".split(" "),
);

/**
 * The column of the list that a heading names: "Maths Autumn", "Autumn: maths level". Where it names
 * only the subject it is the point being filled now, where only the point, the subject of `start`.
 * Undefined where it has a word that nobody knows. [LI11]
 */
export function headingOf(
  list: ClassList,
  typed: string,
  start: ListColumn | undefined,
): ListColumn | undefined {
  const words = bagOf(typed);
  if (words === "") return undefined;
  const both = list.columns.find((column) => bagOf(column.fullName) === words);
  if (both !== undefined) return both;
  const points = list.columns.filter((column) => column.kind === "point");
  const ofSubject = points.filter((column) => bagOf(column.subjectName) === words);
  if (ofSubject.length > 0)
    return ofSubject.find((column) => column.state === "open") ?? onlyOne(ofSubject);
  const ofPoint = list.columns.filter((column) => bagOf(column.name) === words);
  return ofPoint.find((column) => column.subject === start?.subject) ?? onlyOne(ofPoint);
}

function onlyOne(columns: readonly ListColumn[]): ListColumn | undefined {
  return columns.length === 1 ? columns[0] : undefined;
}

/** The words that decide, in order of the alphabet: a year and words such as "level" do not. */
function bagOf(words: string): string {
  return plainName(words.replaceAll(/[:;,./()|_–—]/g, " "))
    .split(" ")
    .filter((word) => word !== "" && !SPARE_WORDS.has(word) && !/^(20)?\d\d$/.test(word))
    .sort()
    .join(" ");
}
