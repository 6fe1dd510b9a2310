import { aimCell, beforeCell, type ListCell, pointCell } from "./class-list-cell.ts";
import {
  classTrackerScene,
  type TrackerChild,
  type TrackerFacts,
  type TrackerScene,
} from "./class-tracker.ts";
import { cellName } from "./judgement.ts";
import { compareByName, firstName, fullName } from "./pupil.ts";
import type { Scale } from "./scale.ts";
import { steady, steadyList } from "./steady.ts";

/** A subject of the list, with the scale in force this year and last. */
export type ListSubject = { id: string; name: string; scale: Scale; lastScale: Scale };

/** Which columns are shown beside the names. */
export type ListShows = {
  /** Subjects left out. */
  without: ReadonlySet<string>;
  /** `open`: only the point being filled now. */
  points: "all" | "open";
  target: boolean;
  prediction: boolean;
  /** The same point a year ago. */
  before: boolean;
};

/** Everything the list is drawn from: the tracker's facts, for all subjects at once. */
export type ListFacts = Omit<TrackerFacts, "scale" | "subject" | "since"> & {
  subjects: readonly ListSubject[];
  shows: ListShows;
  /** Whether this person may judge the child in the subject. */
  mayJudge: (pupil: string, subject: string) => boolean;
};

export type ListColumn = {
  /** `maths.autumn`; last year's ends in `@before`. */
  id: string;
  subject: string;
  subjectName: string;
  slot: string;
  /** "Autumn", "Target". */
  name: string;
  /** "Maths Autumn". */
  fullName: string;
  kind: "baseline" | "point" | "aim" | "before";
  /** `closed`: nothing new is taken. `open`: being filled now. `view`: only to look at. */
  state: "closed" | "open" | "free" | "view";
  /** Children who should have a level here, and how many do; undefined where nobody must. */
  count: { done: number; of: number } | undefined;
  scale: Scale;
};

export type ListRow = {
  pupil: string;
  /** "Amara Okoro". */
  name: string;
  /** "Amara", with the fewest letters that make it unique in the class. */
  short: string;
  first: string;
  left: boolean;
  /** One for each column, in their order. */
  cells: readonly ListCell[];
};

export type ClassList = {
  columns: readonly ListColumn[];
  /** In register order, who has left last. */
  rows: readonly ListRow[];
};

const AIM_NAMES = { target: "Target", prediction: "Prediction" } as const;

/**
 * The class as a list: a row per child, subjects × points of the year as columns. What is unchanged
 * since `before` is the same object again, so that only what changed is painted. [LI1]
 */
export function classList(facts: ListFacts, before?: ClassList): ClassList {
  const shown = facts.subjects.filter(({ id }) => !facts.shows.without.has(id));
  const parts = shown.map((subject) => partOf(facts, subject));
  const columns = parts.flatMap((part) => part.columns);
  const hasLeft = ({ pupil: { left } }: Pick<TrackerChild, "pupil">) =>
    left !== null && left <= facts.today;
  const children = [...facts.children].sort(
    (a, b) => Number(hasLeft(a)) - Number(hasLeft(b)) || compareByName(a.pupil, b.pupil),
  );
  const heldRows = new Map(before?.rows.map((row) => [row.pupil, row]));
  const rows = children.map(({ pupil }): ListRow => {
    const cells = parts.flatMap((part) => part.cellsOf(pupil.id));
    const held = heldRows.get(pupil.id);
    const row: ListRow = {
      pupil: pupil.id,
      name: fullName(pupil),
      short: parts[0]?.shortOf(pupil.id) ?? fullName(pupil),
      first: firstName(pupil),
      left: hasLeft({ pupil }),
      cells: cells.map((cell, at) => steady(held?.cells[at], cell)),
    };
    const sameCells =
      held?.cells.length === row.cells.length &&
      row.cells.every((cell, at) => cell === held.cells[at]);
    return steady(held, sameCells ? { ...row, cells: held.cells } : row);
  });
  return { columns: steadyList(before?.columns, columns), rows: steadyList(before?.rows, rows) };
}

type Part = {
  columns: readonly ListColumn[];
  cellsOf: (pupil: string) => readonly ListCell[];
  shortOf: (pupil: string) => string | undefined;
};

/** One subject's columns and cells. */
function partOf(facts: ListFacts, subject: ListSubject): Part {
  const { shows, mayJudge, subjects: _all, ...rest } = facts;
  const scene = classTrackerScene({
    ...rest,
    scale: subject.scale,
    subject: subject.id,
    since: "baseline",
  });
  const open = scene.columns.find((column) => column.state === "open");
  const points = scene.columns.flatMap((column, at) =>
    shows.points === "all" || open === undefined || column === open ? [{ column, at }] : [],
  );
  const toDo = points.map(
    ({ at }) =>
      new Set(
        scene.strips[at]?.find((group) => group.code === "none")?.chips.map((chip) => chip.pupil),
      ),
  );
  const aims = (["target", "prediction"] as const).filter((slot) => shows[slot]);
  const last = shows.before ? (open ?? scene.columns.at(-1)) : undefined;
  const columnOf = (of: Pick<ListColumn, "slot" | "name" | "kind" | "state" | "count">) => ({
    ...of,
    id: cellName(subject.id, of.slot),
    subject: subject.id,
    subjectName: subject.name,
    fullName: `${subject.name} ${of.name}`,
    scale: subject.scale,
  });
  return {
    columns: [
      ...(last === undefined ? [] : [beforeColumn(subject, last)]),
      ...points.map(({ column }) =>
        columnOf({
          slot: column.id,
          name: column.name,
          kind: column.season === "baseline" ? "baseline" : "point",
          state: column.state,
          count:
            column.season === "baseline" ? undefined : { done: column.done, of: column.children },
        }),
      ),
      ...aims.map((slot) =>
        columnOf({ slot, name: AIM_NAMES[slot], kind: "aim", state: "free", count: undefined }),
      ),
    ],
    cellsOf: (pupil) => {
      const may = mayJudge(pupil, subject.id);
      const chips = scene.chips.get(pupil) ?? [];
      return [
        ...(last === undefined ? [] : [beforeCell(facts, subject, pupil, last.id)]),
        ...points.flatMap(({ column, at }, index) => {
          const chip = chips[at];
          const missing = toDo[index]?.has(pupil) ?? false;
          return chip === undefined ? [] : [pointCell(scene, chip, column, missing, may)];
        }),
        ...aims.map((slot) => aimCell(facts, subject, pupil, slot, may)),
      ];
    },
    shortOf: (pupil) => scene.chips.get(pupil)?.[0]?.name,
  };
}

function beforeColumn(subject: ListSubject, point: TrackerScene["columns"][number]): ListColumn {
  return {
    id: `${cellName(subject.id, point.id)}@before`,
    subject: subject.id,
    subjectName: subject.name,
    slot: point.id,
    name: `${point.name} last year`,
    fullName: `${subject.name} ${point.name} last year`,
    kind: "before",
    state: "view",
    count: undefined,
    scale: subject.lastScale,
  };
}

/** A child's cell in a column, with its row and column; undefined where there is none. */
export function cellIn(
  list: ClassList,
  pupil: string,
  column: string,
): { row: ListRow; column: ListColumn; cell: ListCell } | undefined {
  const at = list.columns.findIndex((one) => one.id === column);
  const row = list.rows.find((one) => one.pupil === pupil);
  const cell = row?.cells[at];
  const found = list.columns[at];
  return row === undefined || cell === undefined || found === undefined
    ? undefined
    : { row, column: found, cell };
}
