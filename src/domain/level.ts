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
    rungs.push({
      index: rungs.length,
      code,
      label,
      band,
      step,
      points: Object.hasOwn(scale.points, code) ? (scale.points[code] ?? 0) : 0,
    });
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

const readingsByScale = new WeakMap<Scale, ReadonlyMap<string, string>>();

/** What typed words come down to: no spaces, no case. */
function plain(words: string): string {
  return words.replaceAll(/\s+/g, "").toLowerCase();
}

/** Every way to type a value, with the value. A word that could mean two is given to `onClash`. */
export function readingsOf(
  scale: Scale,
  onClash?: (word: string, values: readonly [string, string]) => void,
): ReadonlyMap<string, string> {
  const held = onClash === undefined ? readingsByScale.get(scale) : undefined;
  if (held !== undefined) return held;
  const readings = new Map<string, string>();
  const put = (word: string, value: string) => {
    const key = plain(word);
    const other = readings.get(key);
    if (other === undefined) readings.set(key, value);
    else if (other !== value) onClash?.(word, [other, value]);
  };
  for (const rung of rungsOf(scale)) {
    put(rung.code, rung.code);
    put(rung.label, rung.code);
    if (rung.band === undefined) continue;
    const bandNames = [rung.band.code, rung.band.label, ...(rung.band.aliases ?? [])];
    const stepNames =
      rung.step === undefined ? [""] : [rung.step.code, rung.step.label, ...rung.step.aliases];
    for (const band of bandNames) for (const step of stepNames) put(band + step, rung.code);
  }
  for (const fine of scale.floor?.fine ?? [])
    for (const word of [fine.code, fine.label]) put(word, fine.code);
  if (scale.wholeBandAt !== undefined)
    for (const band of scale.bands)
      for (const word of [band.code, band.label, ...(band.aliases ?? [])]) put(word, band.code);
  for (const nonGrade of scale.nonGrades)
    for (const word of [nonGrade.key, nonGrade.label]) put(word, nonGrade.code);
  readingsByScale.set(scale, readings);
  return readings;
}

/**
 * Reads what a person typed: any case, either notation ("3S", "3b"), spaces ignored. Answers the
 * value to store, or a sentence that says what would be right. [L2] [L3]
 */
export function parseLevel(scale: Scale, typed: string): { value: string } | { wrong: string } {
  const value = readingsOf(scale).get(plain(typed));
  if (value !== undefined) return { value };
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

/** How a value is written on a chip or in a list: "3S", "3" (a whole level), "P6", "Absent". */
export function writeLevel(scale: Scale, value: string | null | undefined): string {
  if (value === null || value === undefined) return "";
  const place = placeOf(scale, value);
  if (place === undefined) return value;
  if (place.kind === "non-grade") return place.nonGrade.label;
  return place.fine ?? (place.unsplit ? value : place.rung.code);
}
