import type { Audience, ExportTable } from "./export-table.ts";
import type { MatrixChild, ProgressMatrix } from "./progress-matrix.ts";
import { sayPoint } from "./standing-at.ts";

/**
 * From where to where, a row for each pair of steps with children in it, and those who lack a level at
 * either end: the rows add up to the children. Its cells are a few children each, so governors have
 * none of it. [EX11] [PM1]
 */
export function progressMatrixTable(matrix: ProgressMatrix, audience: Audience): ExportTable {
  const row = (from: string | null, to: string | null, children: readonly MatrixChild[]) => [
    matrix.subject.name,
    sayPoint(matrix.from),
    sayPoint(matrix.to),
    from,
    to,
    children.length,
    audience === "names" ? children.map(({ child }) => child.name).join(", ") : null,
  ];
  const missing = [
    ...byStep(matrix.noEnd, ({ from }) => from.rung?.code ?? null).map(
      ([from, children]) => [from, null, children] as const,
    ),
    ...byStep(matrix.noStart, ({ to }) => to.rung?.code ?? null).map(
      ([to, children]) => [null, to, children] as const,
    ),
    ...(matrix.neither.length === 0 ? [] : [[null, null, matrix.neither] as const]),
  ];
  return {
    name: "Progress",
    columns: [
      { key: "subject", words: "Subject" },
      { key: "from_point", words: "From" },
      { key: "to_point", words: "To" },
      { key: "from_step", words: "Level then" },
      { key: "to_step", words: "Level now" },
      { key: "children", words: "Children" },
      { key: "names", words: "Names" },
    ],
    rows: [
      ...matrix.cells.map(({ from, to, children }) => row(from.code, to.code, children)),
      ...missing.map(([from, to, children]) => row(from, to, children)),
    ],
  };
}

function byStep(
  children: readonly MatrixChild[],
  stepOf: (one: MatrixChild) => string | null,
): [string | null, MatrixChild[]][] {
  const held = new Map<string | null, MatrixChild[]>();
  for (const one of children) {
    const step = stepOf(one);
    held.set(step, [...(held.get(step) ?? []), one]);
  }
  return [...held];
}
