import type { TrackerChip, TrackerFacts, TrackerScene } from "./class-tracker.ts";
import { compareByName, fullName } from "./pupil.ts";

/** `filled`: as it stands. `empty`: to write names on. `ghosted`: last time's places in grey, to write the new ones over. */
export type PaperKind = "filled" | "empty" | "ghosted";

/** A child on the list beside the grid, to write a level next to. */
export type PaperLine = { pupil: string; name: string; last: string };

export type TrackerPaper = {
  scene: TrackerScene;
  /** `pupil|column` of names drawn in grey. */
  ghosts: ReadonlySet<string>;
  /** In register order, as the list view enters them; who has left is not on it. [CT9] */
  lines: readonly PaperLine[];
  /** Levels on the sheet that are only on this device. */
  unsent: number;
};

/** A class tracker as a sheet of paper for one point. [CT9] */
export function trackerPaper(
  facts: TrackerFacts,
  scene: TrackerScene,
  kind: PaperKind,
  column: string,
): TrackerPaper {
  const to = scene.columns.findIndex((one) => one.id === column);
  const ghosts = new Set<string>();
  const drawn =
    kind === "filled"
      ? asItIs(scene)
      : kind === "empty"
        ? emptied(scene)
        : ghosted(scene, to, ghosts);
  const lines = [...facts.children]
    .sort((a, b) => compareByName(a.pupil, b.pupil))
    .flatMap(({ pupil }): PaperLine[] => {
      const chips = scene.chips.get(pupil.id) ?? [];
      if (chips[0] === undefined || chips[0].left) return [];
      return [{ pupil: pupil.id, name: fullName(pupil), last: lastBefore(chips, to)?.level ?? "" }];
    });
  const chips = drawn.rows.flatMap((row) => row.cells.flat());
  const unsent = chips.filter(
    (chip) => chip.unsent && !ghosts.has(`${chip.pupil}|${chip.column}`),
  ).length;
  return { scene: drawn, ghosts, lines, unsent };
}

/** The latest level a child had before a column. */
function lastBefore(chips: readonly TrackerChip[], column: number): TrackerChip | undefined {
  return chips.slice(0, Math.max(column, 0)).findLast((chip) => chip.rung !== undefined);
}

/** A point that nobody has begun says nothing of thirty names. */
function asItIs(scene: TrackerScene): TrackerScene {
  return {
    ...scene,
    strips: scene.strips.map((strip, at) =>
      scene.columns[at]?.done === 0 ? strip.filter((group) => group.code !== "none") : strip,
    ),
  };
}

function emptied(scene: TrackerScene): TrackerScene {
  return {
    ...scene,
    columns: scene.columns.map((column) => ({ ...column, done: 0, state: "free" as const })),
    rows: scene.rows.map((row) => ({ ...row, cells: row.cells.map(() => []) })),
    strips: scene.strips.map(() => []),
  };
}

/** What came before the column as it is, and in the column, the last on the sheet, last time's places. */
function ghosted(scene: TrackerScene, to: number, ghosts: Set<string>): TrackerScene {
  const last = [...scene.chips.values()].flatMap((chips): TrackerChip[] => {
    const chip = lastBefore(chips, to);
    const here = chips[to];
    if (chip === undefined || here === undefined || chip.left) return [];
    ghosts.add(`${here.pupil}|${here.column}`);
    const { rung, value, level, unsplit, fine } = chip;
    const bare = { movement: undefined, conflict: false, questioned: undefined };
    return [{ ...here, rung, value, level, unsplit, fine, ...bare, unsent: false, noted: false }];
  });
  const isGrey = (chip: TrackerChip) => ghosts.has(`${chip.pupil}|${chip.column}`);
  const upTo = <T>(all: readonly T[]) => all.slice(0, to + 1);
  return {
    ...scene,
    columns: upTo(scene.columns).map((column, at) =>
      at < to ? column : { ...column, done: 0, state: "free" as const },
    ),
    rows: scene.rows.map((row) => ({
      ...row,
      cells: upTo(row.cells).map((cell, at) =>
        at < to ? cell : last.filter((chip) => chip.rung === row.rung.index),
      ),
    })),
    strips: upTo(scene.strips).map((strip, at) =>
      at < to
        ? strip
        : strip
            .map((group) => ({ ...group, chips: group.chips.filter((chip) => !isGrey(chip)) }))
            .filter((group) => group.chips.length > 0),
    ),
  };
}
