import { useState } from "react";
import { writeDay, writeYearGroup } from "../../domain/calendar.ts";
import { type Pupil, registerName } from "../../domain/pupil.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Notice } from "../../ui/notice.tsx";
import { plural } from "../../ui/plural.ts";
import { AddChildren, type LeftOut } from "./add-children.tsx";
import { ChildDialog } from "./child-dialog.tsx";
import { type EraseChild, EraseChildDialog } from "./erase-child-dialog.tsx";
import type { MeetingHref } from "./named-in-texts.tsx";
import {
  childrenIn,
  earlierLeaversOf,
  hasLeft,
  leaversOf,
  type Placed,
  type Roll,
  useRoll,
} from "./use-roll.ts";
import rows from "../../ui/rows.module.css";

const NO_CLASS = "-";
const LEFT = "--";
const LEFT_BEFORE = "---";
const NOT_ON_ROLL: readonly string[] = [LEFT, LEFT_BEFORE];

/** The roll: children by class, a list to bring in, and one child's line to mend. */
export function Children({ erase, meetingHref }: { erase: EraseChild; meetingHref: MeetingHref }) {
  const roll = useRoll();
  const [adding, setAdding] = useState(false);
  const [leftOut, setLeftOut] = useState<LeftOut>();
  const [chosen, setChosen] = useState<string>();
  const [editing, setEditing] = useState<Placed>();
  const [erasing, setErasing] = useState<Pupil>();
  if (roll === undefined) return null;
  if (adding)
    return (
      <AddChildren
        roll={roll}
        start={leftOut?.text ?? ""}
        onAdded={(added) => {
          setAdding(false);
          setLeftOut(added.leftOut.count > 0 ? added.leftOut : undefined);
          setChosen(added.class);
        }}
        onClose={() => setAdding(false)}
      />
    );

  const lists = listsOf(roll);
  const shown = lists.find((list) => list.id === chosen) ?? lists[0];
  const total = lists.reduce(
    (sum, { id, placed }) => (NOT_ON_ROLL.includes(id) ? sum : sum + placed.length),
    0,
  );
  if (total === 0 && roll.memberships.length === 0)
    return (
      <EmptyState
        title="No children yet"
        step={
          <Button kind="main" onClick={() => setAdding(true)}>
            Add children
          </Button>
        }
      >
        Paste a list from your office program or type one: a line for each child with name, year and
        class.
      </EmptyState>
    );
  return (
    <div className={rows.page}>
      <div className={rows.head}>
        <h2>{plural(total, "child", "children")}</h2>
        <Button kind="main" onClick={() => setAdding(true)}>
          Add children
        </Button>
      </div>
      {leftOut !== undefined && (
        <Notice kind="look">
          {plural(leftOut.count, "line was", "lines were")} left out of the list, and kept as typed
          until you leave this page. <Button onClick={() => setAdding(true)}>See them</Button>{" "}
          <Button kind="quiet" onClick={() => setLeftOut(undefined)}>
            Forget them
          </Button>
        </Notice>
      )}
      <div className={rows.split}>
        <ul className={rows.list} aria-label="Classes">
          {lists.map((list) => (
            <li key={list.id}>
              <button
                type="button"
                className={rows.choice}
                aria-pressed={list.id === shown?.id}
                onClick={() => setChosen(list.id)}
              >
                {list.name}
                <small>{list.placed.length}</small>
              </button>
            </li>
          ))}
        </ul>
        {shown !== undefined && (
          <ChildTable
            list={shown}
            onEdit={setEditing}
            onErase={shown.id === LEFT_BEFORE ? setErasing : undefined}
          />
        )}
      </div>
      {editing !== undefined && (
        <ChildDialog
          key={editing.pupil.id}
          roll={roll}
          placed={editing}
          onErase={
            hasLeft(editing.pupil, roll.today)
              ? () => {
                  setErasing(editing.pupil);
                  setEditing(undefined);
                }
              : undefined
          }
          onClose={() => setEditing(undefined)}
        />
      )}
      {erasing !== undefined && (
        <EraseChildDialog
          key={erasing.id}
          pupil={erasing}
          roll={roll}
          erase={erase}
          meetingHref={meetingHref}
          onClose={() => setErasing(undefined)}
        />
      )}
    </div>
  );
}

type ClassList = { id: string; name: string; placed: readonly Placed[] };

function listsOf(roll: Roll): ClassList[] {
  const lists: ClassList[] = roll.classes.map((one) => ({
    id: one.id,
    name: one.name,
    placed: childrenIn(roll, one.id),
  }));
  const others: ClassList[] = [
    { id: NO_CLASS, name: "In no class", placed: childrenIn(roll, null) },
    { id: LEFT, name: "Left this year", placed: leaversOf(roll) },
    { id: LEFT_BEFORE, name: "Left before", placed: earlierLeaversOf(roll) },
  ];
  return [...lists, ...others.filter(({ placed }) => placed.length > 0)];
}

/** `onErase` stands in the place of changing for children whose places are all in the past. */
function ChildTable({
  list,
  onEdit,
  onErase,
}: {
  list: ClassList;
  onEdit: (placed: Placed) => void;
  onErase: ((pupil: Pupil) => void) | undefined;
}) {
  if (list.placed.length === 0)
    return (
      <p className={rows.soft}>Nobody is in {list.name} yet. Add children, or move some here.</p>
    );
  return (
    <div className={rows.wrap}>
      <table className={rows.table}>
        <caption>
          {list.name}, {plural(list.placed.length, "child", "children")}
        </caption>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Year</th>
            <th scope="col">Born</th>
            <th scope="col">
              <span className="unseen">{onErase === undefined ? "Change" : "Erase"}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {list.placed.map((placed) => (
            <tr key={placed.pupil.id}>
              <th scope="row">{registerName(placed.pupil)}</th>
              <td>{writeYearGroup(placed.membership.yearGroup)}</td>
              <td>{placed.pupil.born === null ? "" : writeDay(placed.pupil.born)}</td>
              <td>
                {onErase === undefined ? (
                  <Button
                    kind="quiet"
                    aria-label={`Change ${registerName(placed.pupil)}`}
                    onClick={() => onEdit(placed)}
                  >
                    Change
                  </Button>
                ) : (
                  <Button
                    kind="quiet"
                    aria-label={`Erase the record of ${registerName(placed.pupil)}`}
                    onClick={() => onErase(placed.pupil)}
                  >
                    Erase…
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
