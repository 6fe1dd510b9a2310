import { needsLook, type RollPlan, type RollRow } from "../../domain/roll.ts";
import { Notice } from "../../ui/notice.tsx";
import { plural } from "../../ui/plural.ts";
import rows from "../../ui/rows.module.css";

/** A plan line by line: what happens with each and why. Lines that need a look come first. */
export function RollPlanTable({
  plan,
  also,
  onAlso,
}: {
  plan: RollPlan;
  also: ReadonlySet<number>;
  onAlso: (also: ReadonlySet<number>) => void;
}) {
  const looks = plan.rows.filter((row) => needsLook(row.is));
  const inOrder = [...looks, ...plan.rows.filter((row) => !needsLook(row.is))];
  return (
    <div className={rows.section}>
      <p>{sayPlan(plan)}</p>
      {plan.ignoredHeadings.length > 0 && (
        <Notice>
          These columns are not needed here and are left out: {plan.ignoredHeadings.join(", ")}.
        </Notice>
      )}
      <div className={rows.wrap}>
        <table className={rows.table}>
          <thead>
            <tr>
              <th scope="col">Line</th>
              <th scope="col">Child</th>
              <th scope="col">What happens</th>
              <th scope="col">
                <span className="unseen">Another child</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {inOrder.map((row) => (
              <PlanLine
                key={row.line}
                row={row}
                ticked={also.has(row.line)}
                onTick={() => {
                  const next = new Set(also);
                  if (!next.delete(row.line)) next.add(row.line);
                  onAlso(next);
                }}
              />
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function PlanLine({ row, ticked, onTick }: { row: RollRow; ticked: boolean; onTick: () => void }) {
  const name = `${row.given} ${row.family}`.trim();
  const canTick = (row.is === "twice" || row.is === "same") && row.yearGroup !== undefined;
  return (
    <tr>
      <td>{row.line}</td>
      <th scope="row">{name === "" ? row.typed : name}</th>
      <td className={needsLook(row.is) && !ticked ? rows.look : undefined}>
        {row.is === "wrong" ? `Left out. ${row.say}` : row.say}
      </td>
      <td>
        {canTick && (
          <label className={rows.soft}>
            <input type="checkbox" checked={ticked} onChange={onTick} /> Another child
          </label>
        )}
      </td>
    </tr>
  );
}

/** "28 children will be added, 1 line needs a look." */
export function sayPlan({ rows }: RollPlan): string {
  const count = (...is: RollRow["is"][]) => rows.filter((row) => is.includes(row.is)).length;
  const added = count("new");
  const back = count("returns");
  const same = count("same");
  const looks = count("wrong", "twice");
  const parts = [
    `${plural(added, "child", "children")} will be added`,
    ...(back > 0 ? [`${back} known here will be placed`] : []),
    ...(same > 0 ? [`${plural(same, "line changes", "lines change")} nothing`] : []),
    ...(looks > 0 ? [`${plural(looks, "line needs", "lines need")} a look and is left out`] : []),
  ];
  return `${parts.join(", ").replace(/^./, (first) => first.toUpperCase())}.`.replace(
    /lines need a look and is/,
    "lines need a look and are",
  );
}
