import type { Day } from "./calendar.ts";
import type { Row } from "./change.ts";
import { changedFields } from "./changed-fields.ts";
import { compareStamps } from "./clock.ts";
import type { SetEdit } from "./edit.ts";
import { dayIn, numberIn, oneIn, wordsIn } from "./field.ts";
import { layerField, TARGET_LAYERS, WORDED_LAYERS } from "./meeting-tables.ts";
import { keyParts } from "./schema.ts";
import { YEAR_GROUPS } from "./year-group.ts";

/** How far a child got: what every child of the year must, most should and some could do. */
export type TargetLayer = (typeof TARGET_LAYERS)[number];
type WordedLayer = (typeof WORDED_LAYERS)[number];
/** What a year group works towards. Empty words: nothing at that layer. */
export type YearLayers = { yearGroup: number; must: string; should: string; could: string };

/** One focus of the whole school for half a term, layered by year group. [CU1] ISP handbook §2.3. */
export type CurricularTarget = {
  id: string;
  year: number;
  /** 1 to 6: Autumn 1 to Summer 2. */
  halfTerm: number;
  subject: string;
  focus: string;
  /** By year group, the youngest first. */
  layers: readonly YearLayers[];
};

/** How far a child got. */
export type TargetAchieved = { pupil: string; target: string; achieved: TargetLayer; on: Day };

const TERMS = ["Autumn", "Spring", "Summer"];

/** "Autumn 1", "Summer 2". */
export function writeHalfTerm(halfTerm: number): string {
  return `${TERMS[Math.floor((halfTerm - 1) / 2)] ?? "Summer"} ${halfTerm % 2 === 0 ? 2 : 1}`;
}

/**
 * What a row says of each year group and layer: its own field, or, where an app of before wrote all of
 * them in one and nobody has written that one since, what stands there. [CU1] [SY42]
 */
function layersIn({ f, h }: Row): YearLayers[] {
  const atOnce = Array.isArray(f.layers) ? (f.layers as YearLayers[]) : [];
  return YEAR_GROUPS.map((yearGroup): YearLayers => {
    const before = atOnce.find((one) => one.yearGroup === yearGroup);
    const wordsOf = (layer: WordedLayer) => {
      const field = layerField(layer, yearGroup);
      const [own, old] = [h[field], h.layers];
      const isOwn = old === undefined || (own !== undefined && compareStamps(own, old) > 0);
      return wordsIn(isOwn ? f[field] : before?.[layer]) ?? "";
    };
    return { yearGroup, must: wordsOf("must"), should: wordsOf("should"), could: wordsOf("could") };
  }).filter(({ must, should, could }) => must + should + could !== "");
}

/** The fields of what each year group works towards; what is empty has none. */
function layerFieldsOf(layers: readonly YearLayers[]): Record<string, string> {
  return Object.fromEntries(
    layers.flatMap((one) =>
      WORDED_LAYERS.flatMap((layer) => {
        const words = one[layer].trim();
        return words === "" ? [] : [[layerField(layer, one.yearGroup), words]];
      }),
    ),
  );
}

/** What a row says; undefined when it is none or was removed. */
export function curricularTargetOf(row: Row | undefined): CurricularTarget | undefined {
  if (row?.t !== "curricular-target" || row.gone || row.f.removed === true) return undefined;
  const { year, halfTerm, subject, focus } = row.f;
  if (typeof year !== "number" || wordsIn(focus) === null) return undefined;
  return {
    id: row.k,
    year,
    halfTerm: numberIn(halfTerm) ?? 1,
    subject: wordsIn(subject) ?? "",
    focus: wordsIn(focus) ?? "",
    layers: layersIn(row),
  };
}

/** The targets of a year, by half-term, then subject. */
export function curricularTargetsOf(rows: Iterable<Row>, year: number): CurricularTarget[] {
  const found: CurricularTarget[] = [];
  for (const row of rows) {
    const target = curricularTargetOf(row);
    if (target?.year === year) found.push(target);
  }
  return found.sort(
    (a, b) => a.halfTerm - b.halfTerm || (`${a.subject} ${a.id}` < `${b.subject} ${b.id}` ? -1 : 1),
  );
}

export function saveCurricularTarget({ id, layers, ...set }: CurricularTarget): SetEdit {
  return {
    t: "curricular-target",
    k: id,
    set: { ...set, focus: set.focus.trim(), ...layerFieldsOf(layers), removed: false },
  };
}

/** Writes what was changed of a target, year group by year group and layer by layer. [ED1] */
export function changeCurricularTarget(
  before: CurricularTarget,
  after: CurricularTarget,
): SetEdit[] {
  return changedFields(saveCurricularTarget(before), saveCurricularTarget(after));
}

export function removeCurricularTarget(id: string): SetEdit {
  return { t: "curricular-target", k: id, set: { removed: true } };
}

/** The layers a child of a year group works towards: their own year's, else the nearest below. [CU1] */
export function layersFor(target: CurricularTarget, yearGroup: number): YearLayers | undefined {
  return target.layers.findLast((one) => one.yearGroup <= yearGroup) ?? target.layers[0];
}

/** What a row says of a child; undefined when it says nothing. */
export function targetAchievedOf(row: Row | undefined): TargetAchieved | undefined {
  if (row?.t !== "curricular-target-pupil" || row.gone || row.f.achieved == null) return undefined;
  const parts = keyParts(row.t, row.k);
  if (parts?.pupil === undefined || parts.id === undefined) return undefined;
  const achieved = oneIn(TARGET_LAYERS, row.f.achieved, "none");
  return { pupil: parts.pupil, target: parts.id, achieved, on: dayIn(row.f.on) ?? "" };
}

/** Says how far a child got; null takes back what was said, so nobody has. [CU2] */
export function sayAchieved(
  of: Omit<TargetAchieved, "achieved"> & { achieved: TargetLayer | null; by: string },
): SetEdit {
  const { pupil, target, achieved, on, by } = of;
  return { t: "curricular-target-pupil", k: `${pupil}:${target}`, set: { achieved, on, by } };
}

/**
 * How many of the children got how far, each counted once at the furthest layer; of whom nobody has
 * said they are counted apart, never as *none*. [CU2]
 */
export function achievedCounts(
  target: string,
  pupils: readonly string[],
  rows: Iterable<Row>,
): Record<TargetLayer | "unsaid", number> {
  const said = new Map<string, TargetLayer>();
  for (const row of rows) {
    const one = targetAchievedOf(row);
    if (one?.target === target) said.set(one.pupil, one.achieved);
  }
  const counts = { unsaid: 0, none: 0, must: 0, should: 0, could: 0 };
  for (const pupil of pupils) counts[said.get(pupil) ?? "unsaid"] += 1;
  return counts;
}
