import { type Day, writeDay, writeYearGroupShort } from "../../domain/calendar.ts";
import { type ChildMark, NOTE_SIGN, signsOf } from "../../domain/class-tracker-marks.ts";
import { sayChip, sayLevel } from "../../domain/class-tracker-words.ts";
import type {
  TrackerChip,
  TrackerColumn,
  TrackerRow,
  TrackerScene,
} from "../../domain/class-tracker.ts";
import { rungsOf } from "../../domain/level.ts";
import type { Scale } from "../../domain/scale.ts";
import type { CellShade } from "../../ui/level-grid-cell.tsx";
import type { LevelName } from "../../ui/level-grid-chip.tsx";

/** The marks on show. */
export type TrackerMarks = {
  of: ReadonlyMap<string, readonly ChildMark[]>;
  note: boolean;
  /** On paper: `pupil|column` of names that only show where a child stood before. */
  grey?: ReadonlySet<string>;
};

/**
 * The labels of the rows on show. A band's name stands beside its middle step, or beside the nearest
 * to it when that is folded away; a rule goes above its highest.
 */
export function rowLabels(scale: Scale, rows: readonly TrackerRow[]) {
  const { steps } = scale;
  const stepOf = ({ rung }: TrackerRow) =>
    rung.step === undefined ? -1 : steps.indexOf(rung.step);
  const middle = Math.floor((steps.length - 1) / 2);
  const away = (row: TrackerRow) => Math.abs(stepOf(row) - middle);
  return rows.map((row, at) => {
    const { rung } = row;
    const alone = rung.step === undefined;
    const nearest = rows.every(
      (other) => other.rung.band?.code !== rung.band?.code || away(other) >= away(row),
    );
    return {
      id: rung.code,
      name: rung.label,
      step: rung.step?.code ?? "",
      band: alone ? rung.label : nearest ? (rung.band?.code ?? "") : "",
      rule: at > 0 && (alone || stepOf(row) === steps.length - 1),
    };
  });
}

/** Under a column's name: when, whether open or closed, how far it is filled. */
export function underWords(scale: Scale, column: TrackerColumn, today: Day): string {
  if (column.season === "baseline") return "last July";
  const parts = [...(column.of === undefined ? [] : [column.of]), writeDay(column.date, today)];
  if (column.state === "closed") parts.push("closed");
  if (column.state === "open") parts.push("open");
  if (column.done > 0 || column.state !== "free")
    parts.push(`${column.done} of ${column.children}`);
  else parts.push(...expectedWords(scale, column));
  return parts.join(" · ");
}

/** "expected 3L–3S"; in a mixed class "expected Y3 2H, Y4 3L". */
function expectedWords(scale: Scale, column: TrackerColumn): readonly string[] {
  const rungs = rungsOf(scale);
  const ranges = column.expected.map(({ yearGroup, lo, hi }) => {
    const range = [...new Set([rungs[lo]?.code, rungs[hi]?.code])].join("–");
    return column.expected.length > 1 ? `${writeYearGroupShort(yearGroup)} ${range}` : range;
  });
  return ranges.length === 0 ? [] : [`expected ${ranges.join(", ")}`];
}

/** `row|column` → names, and `group:code|column` → names. */
export function namesOf(
  scene: TrackerScene,
  scale: Scale,
  marks: TrackerMarks | undefined,
): ReadonlyMap<string, readonly LevelName[]> {
  const names = new Map<string, readonly LevelName[]>();
  for (const [at, column] of scene.columns.entries()) {
    for (const row of scene.rows)
      names.set(
        `${row.rung.code}|${column.id}`,
        (row.cells[at] ?? []).map((chip) => levelName(scale, chip, marks)),
      );
    for (const group of scene.strips[at] ?? [])
      names.set(
        `group:${group.code}|${column.id}`,
        group.chips.map((chip) => levelName(scale, chip, marks)),
      );
  }
  return names;
}

function levelName(scale: Scale, chip: TrackerChip, marks: TrackerMarks | undefined): LevelName {
  const held = marks?.of.get(chip.pupil) ?? [];
  const noted = marks?.note === true && chip.noted;
  return {
    id: chip.pupil,
    name: chip.name,
    says: [
      sayChip(scale, chip),
      ...held.map(({ words }) => words),
      ...(noted ? ["a reason was written"] : []),
    ].join(", "),
    tags: [...signsOf(held), ...(noted ? [NOTE_SIGN] : [])],
    detail: chip.unsplit ? `[${chip.stood ?? chip.level}]` : (chip.fine ?? offScale(scale, chip)),
    movement: chip.movement,
    marks: [
      chip.agreed ? "◇" : "",
      chip.conflict ? "≠" : "",
      chip.questioned === undefined ? "" : "?",
    ].join(""),
    grey: marks?.grey?.has(`${chip.pupil}|${chip.column}`) === true,
    unsent: chip.unsent,
    faded: chip.left || chip.stood !== undefined,
  };
}

/** A value the scale no longer has is shown as it was written. */
function offScale(scale: Scale, chip: TrackerChip): string | undefined {
  if (chip.rung !== undefined || chip.value === null || chip.value.startsWith("!"))
    return undefined;
  return sayLevel(scale, chip.value);
}

export function shadesOf(scene: TrackerScene): ReadonlyMap<string, CellShade> {
  const shades = new Map<string, CellShade>();
  for (const column of scene.columns) {
    const many = column.expected.length > 1;
    for (const { rung } of scene.rows) {
      const inside = column.expected.filter(({ lo, hi }) => rung.index >= lo && rung.index <= hi);
      if (inside.length === 0) continue;
      const tops = inside.filter(({ hi }) => hi === rung.index);
      const words = many
        ? `${tops.map(({ yearGroup }) => writeYearGroupShort(yearGroup)).join(", ")} expected`
        : "expected";
      shades.set(`${rung.code}|${column.id}`, {
        inside: true,
        top: tops.length === 0 ? undefined : words,
        foot: inside.some(({ lo }) => lo === rung.index),
      });
    }
  }
  return shades;
}
