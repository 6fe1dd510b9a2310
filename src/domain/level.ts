import type { NonGrade, Rung, Scale } from "./scale.ts";

/**
 * What a judgement's value means on a scale. Values are stored as text: a rung's code ("3S"), a
 * whole band ("3"), a fine value of the floor ("P6"), or a non-grade ("!A").
 */
export type Place =
  | { kind: "rung"; rung: Rung; unsplit: boolean; fine: string | undefined }
  | { kind: "non-grade"; nonGrade: NonGrade };

const rungsByScale = new WeakMap<Scale, readonly Rung[]>();

/** The rows of the grid, lowest first. */
export function rungsOf(scale: Scale): readonly Rung[] {
  const held = rungsByScale.get(scale);
  if (held !== undefined) return held;
  const rungs: Rung[] = [];
  const put = (code: string, label: string, band: Rung["band"], step: Rung["step"]) => {
    rungs.push({ index: rungs.length, code, label, band, step, points: scale.points[code] ?? 0 });
  };
  if (scale.floor !== undefined) put(scale.floor.code, scale.floor.label, undefined, undefined);
  for (const band of scale.bands) {
    if (scale.steps.length === 0) put(band.code, band.label, band, undefined);
    for (const step of scale.steps)
      put(band.code + step.code, `${band.label} ${step.label}`, band, step);
  }
  rungsByScale.set(scale, rungs);
  return rungs;
}

export function rungByCode(scale: Scale, code: string): Rung | undefined {
  return rungsOf(scale).find((rung) => rung.code === code);
}

/** Where a stored value stands, or undefined when it is not of this scale. [L1] */
export function placeOf(scale: Scale, value: string): Place | undefined {
  const rung = rungByCode(scale, value);
  if (rung !== undefined) return { kind: "rung", rung, unsplit: false, fine: undefined };
  if (scale.floor?.fine.some((fine) => fine.code === value)) {
    const floor = rungsOf(scale)[0] as Rung;
    return { kind: "rung", rung: floor, unsplit: false, fine: value };
  }
  if (scale.wholeBandAt !== undefined && scale.bands.some((band) => band.code === value)) {
    const at = rungByCode(scale, value + scale.wholeBandAt);
    return at && { kind: "rung", rung: at, unsplit: true, fine: undefined };
  }
  const nonGrade = scale.nonGrades.find((other) => other.code === value);
  return nonGrade && { kind: "non-grade", nonGrade };
}

/**
 * Reads what a person typed: any case, either notation ("3S", "3b"), spaces ignored. Answers the
 * value to store, or a sentence that says what would be right. [L2] [L3]
 */
export function parseLevel(scale: Scale, typed: string): { value: string } | { wrong: string } {
  const text = typed.replaceAll(/\s+/g, "").toLowerCase();
  for (const rung of rungsOf(scale)) {
    if (rung.code.toLowerCase() === text || rung.label.replaceAll(" ", "").toLowerCase() === text)
      return { value: rung.code };
    for (const alias of rung.step?.aliases ?? [])
      if (((rung.band?.code ?? "") + alias).toLowerCase() === text) return { value: rung.code };
  }
  for (const fine of scale.floor?.fine ?? [])
    if (fine.code.toLowerCase() === text) return { value: fine.code };
  if (scale.wholeBandAt !== undefined)
    for (const band of scale.bands)
      if (band.code.toLowerCase() === text || band.label.replaceAll(" ", "").toLowerCase() === text)
        return { value: band.code };
  for (const nonGrade of scale.nonGrades)
    if (
      nonGrade.key.toLowerCase() === text ||
      nonGrade.label.replaceAll(" ", "").toLowerCase() === text
    )
      return { value: nonGrade.code };
  return {
    wrong: `“${typed.trim().slice(0, 20)}” is not on the scale “${scale.name}”. ${examplesOf(scale)}`,
  };
}

/** "Try 3S, 3b, 3 or A." in the scale's own codes. */
function examplesOf(scale: Scale): string {
  const rungs = rungsOf(scale);
  const middle = rungs[Math.floor(rungs.length / 2)] as Rung;
  const alias = middle.step?.aliases[0];
  const examples = [
    middle.code,
    ...(alias === undefined || middle.band === undefined ? [] : [middle.band.code + alias]),
    ...scale.nonGrades
      .slice(0, 1)
      .map((nonGrade) => `${nonGrade.key} (${nonGrade.label.toLowerCase()})`),
  ];
  const last = examples.pop() as string;
  return examples.length === 0 ? `Try ${last}.` : `Try ${examples.join(", ")} or ${last}.`;
}

/** How a value is written on a chip or in a list: "3S", "3 (whole level)", "P6", "Absent". */
export function writeLevel(scale: Scale, value: string | null | undefined): string {
  if (value === null || value === undefined) return "";
  const place = placeOf(scale, value);
  if (place === undefined) return value;
  if (place.kind === "non-grade") return place.nonGrade.label;
  return place.fine ?? (place.unsplit ? value : place.rung.code);
}
