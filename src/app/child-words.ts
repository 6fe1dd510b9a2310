import type { Row } from "../domain/change.ts";
import { membershipOf } from "../domain/membership.ts";
import { fullName, pupilOf, shortNames } from "../domain/pupil.ts";
import { keyParts } from "../domain/schema.ts";
import type { View } from "../storage/view.ts";

/**
 * "Bella Reed (4B)": which child a row is about, so that no other child of the school could be meant;
 * two of one name in one class get their birthdays as on the tracker. [N2] The class is the one of
 * the row's year, else the child's latest. Undefined when the row is about no child.
 */
export async function sayChild(view: View, t: string, k: string): Promise<string | undefined> {
  const { pupil: id, year } = keyParts(t, k) ?? {};
  if (id === undefined) return undefined;
  const [row, schoolClass] = await Promise.all([
    view.row("pupil", id),
    classRowOf(view, id, year === undefined ? undefined : Number(year)),
  ]);
  if (row === undefined) return "A child";
  const pupil = pupilOf(row);
  if (schoolClass === undefined) return fullName(pupil);
  const beside = (await view.found("membership", schoolClass.k)).flatMap(
    (membership) => membershipOf(membership)?.pupil ?? [],
  );
  const others = [...(await view.many("pupil", beside)).values()].map(pupilOf);
  const short = shortNames(others).get(id) ?? "";
  // A short name longer than the whole one says what tells two children of one name apart.
  const name = short.startsWith(fullName(pupil)) ? short : fullName(pupil);
  const className = schoolClass.f.name;
  return typeof className === "string" ? `${name} (${className})` : name;
}

async function classRowOf(
  view: View,
  pupil: string,
  year: number | undefined,
): Promise<Row | undefined> {
  const places = (await view.rows("membership"))
    .flatMap((row) => membershipOf(row) ?? [])
    .filter((one) => one.pupil === pupil && (year === undefined || one.year === year))
    .sort((a, b) => b.year - a.year);
  const held = places[0]?.class;
  return held === undefined || held === null ? undefined : view.row("class", held);
}
