import { placeOf, readingsOf, rungsOf, writeLevel } from "./level.ts";
import type { Scale } from "./scale.ts";

/** A value that what was typed may become. */
export type Completion = {
  value: string;
  /** As it is written: "3S", "Absent". */
  code: string;
  /** In full: "Level 3 Secure", "Level 3, given whole". */
  label: string;
};

/** More are no help. */
const MOST = 14;

/**
 * What typed letters may become, in either notation: `3` offers 3, 3L, 3S and 3H, `3b` is 3S, `a` is
 * Absent. What is typed in full stands first, then the rows from low to high. [LI6]
 */
export function completionsOf(scale: Scale, typed: string): readonly Completion[] {
  const text = plain(typed);
  if (text === "") return [];
  const exact = readingsOf(scale).get(text);
  const values = new Set<string>(exact === undefined ? [] : [exact]);
  const codes = new Set<string>();
  for (const [word, value] of readingsOf(scale)) {
    if (!word.startsWith(text)) continue;
    values.add(value);
    // A word that only begins as every level's name does ("l…") says little.
    if (isShort(scale, word, value)) codes.add(value);
  }
  const wanted = values.size > MOST ? codes : values;
  if (exact !== undefined) wanted.add(exact);
  if (wanted.size > MOST) return exact === undefined ? [] : [of(exact)];
  const order = orderOf(scale);
  return [...wanted]
    .sort(
      (a, b) =>
        Number(b === exact) - Number(a === exact) || (order.get(a) ?? 99) - (order.get(b) ?? 99),
    )
    .map(of);

  function of(value: string): Completion {
    return { value, code: writeLevel(scale, value), label: labelOf(scale, value) };
  }
}

function plain(words: string): string {
  return words.replaceAll(/\s+/g, "").toLowerCase();
}

/** Whether a word is the code or key one would type, or a mark's name. */
function isShort(scale: Scale, word: string, value: string): boolean {
  const mark = scale.nonGrades.find((one) => one.code === value);
  if (mark !== undefined) return true;
  return word === plain(value) || word.length <= 3;
}

const ordersByScale = new WeakMap<Scale, ReadonlyMap<string, number>>();

/** Fine values, then rows from low to high with a whole level before its parts, then marks. */
function orderOf(scale: Scale): ReadonlyMap<string, number> {
  const held = ordersByScale.get(scale);
  if (held !== undefined) return held;
  const all = [
    ...(scale.floor?.fine.map((fine) => fine.code) ?? []),
    ...rungsOf(scale).flatMap((rung) =>
      rung.band !== undefined && scale.steps.length > 0 && rung.step === scale.steps[0]
        ? [rung.band.code, rung.code]
        : [rung.code],
    ),
    ...scale.nonGrades.map((mark) => mark.code),
  ];
  const order = new Map(all.map((value, at) => [value, at]));
  ordersByScale.set(scale, order);
  return order;
}

function labelOf(scale: Scale, value: string): string {
  const place = placeOf(scale, value);
  if (place === undefined) return value;
  if (place.kind === "non-grade") return place.nonGrade.label;
  if (place.fine !== undefined) return `${place.rung.label}, ${place.fine}`;
  return place.unsplit ? `${place.rung.band?.label ?? value}, given whole` : place.rung.label;
}
