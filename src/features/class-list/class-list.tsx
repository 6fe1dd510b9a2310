import { useLayoutEffect, useRef, useState } from "react";
import { cellIn, type ListShows } from "../../domain/class-list.ts";
import { classListTable } from "../../domain/class-table.ts";
import type { ExportSource } from "../../files/export-source.ts";
import { EmptyClass } from "../../ui/empty-class.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { plural } from "../../ui/plural.ts";
import { Screen } from "../../ui/screen.tsx";
import { ListEditor } from "./list-editor.tsx";
import { ListFoot } from "./list-foot.tsx";
import { LIST_KEYS } from "./list-keys.ts";
import { ListPlan } from "./list-plan.tsx";
import { ListSurprise } from "./list-surprise.tsx";
import { ListTable } from "./list-table.tsx";
import { ListTools } from "./list-tools.tsx";
import { type ClassListHeld, useClassList } from "./use-class-list.ts";
import { useListHand } from "./use-list-hand.ts";
import type { ListPlace } from "./use-list-steps.ts";
import { useListView } from "./use-list-view.ts";
import styles from "./class-list.module.css";

type ClassListProps = {
  classId: string;
  /** The subject the cursor starts in; empty for the first. */
  subject: string;
  /** A child's cell to go to; a new object goes there again. */
  goTo?: ListPlace | undefined;
};

/** The class as a list: a row per child, subjects × points, with a spreadsheet's manners. */
export function ClassList(props: ClassListProps) {
  return <OneClass key={props.classId} {...props} />;
}

const ALL_POINTS: ListShows = {
  without: new Set(),
  points: "all",
  target: false,
  prediction: false,
  before: false,
};

function OneClass({ classId, subject, goTo }: ClassListProps) {
  const [shows, setShows] = useState(ALL_POINTS);
  const answer = useClassList(classId, shows);
  if (answer === undefined)
    return (
      <Screen title="Class list" where=" ">
        <output className="unseen">Opening the class</output>
      </Screen>
    );
  if ("missing" in answer)
    return (
      <Screen title="Class list">
        <EmptyState title="This class is not on this device">
          It may have been removed, or it is not one of yours. Choose another class.
        </EmptyState>
      </Screen>
    );
  return <Work held={answer} subject={subject} shows={shows} onShows={setShows} goTo={goTo} />;
}

function Work({
  held,
  subject,
  shows,
  onShows,
  goTo,
}: {
  held: ClassListHeld;
  subject: string;
  shows: ListShows;
  onShows: (shows: ListShows) => void;
  goTo: ListPlace | undefined;
}) {
  const { schoolClass, list, facts } = held;
  const view = useListView(list);
  const table = useRef<HTMLTableElement>(null);
  const hand = useListHand(held, view, subject, table);
  const { editing, asking } = hand;
  const gone = useRef(goTo);
  useLayoutEffect(() => {
    if (goTo === gone.current) return;
    gone.current = goTo;
    if (goTo !== undefined) hand.goToPlace(goTo);
  });
  const children = list.rows.filter((row) => !row.left).length;
  const about = [held.teachers, plural(children, "child", "children")].filter((one) => one !== "");
  const found = editing === undefined ? undefined : cellIn(list, editing.pupil, editing.column);
  const name = `${schoolClass.name} levels`;
  const exported: ExportSource = {
    name,
    tables: () => [classListTable(name, list, view.rows)],
    audiences: ["names"],
  };
  return (
    <Screen
      title={`${schoolClass.name} list`}
      where={
        <>
          {schoolClass.name} <small>{about.join(" · ")}</small>
        </>
      }
      tools={
        <ListTools
          list={list}
          subjects={facts.subjects}
          view={view}
          shows={shows}
          open={list.columns.find((column) => column.state === "open")?.name}
          onShows={onShows}
        />
      }
      keys={LIST_KEYS}
    >
      {list.rows.length === 0 ? (
        <EmptyClass name={schoolClass.name} mayAdd={held.mayAddChildren} />
      ) : (
        <div className={styles.work}>
          {held.readOnly !== undefined && <p className={styles.readOnly}>{held.readOnly}</p>}
          <div className={styles.paper}>
            <ListTable
              ref={table}
              label={`Levels of ${schoolClass.name}`}
              columns={list.columns}
              rows={view.rows}
              cursor={hand.cursor}
              sort={view.sort}
              note={hand.note}
              editor={
                editing === undefined || found === undefined ? undefined : (
                  <ListEditor
                    key={`${editing.pupil} ${editing.column}`}
                    label={`${found.row.name}, ${found.column.fullName}`}
                    scale={found.column.scale}
                    start={editing.start}
                    opened={editing.opened}
                    onTake={hand.take}
                    onLeave={hand.leaveEditor}
                  />
                )
              }
              onKey={hand.onKey}
              onPress={hand.onPress}
              onReach={hand.onReach}
              onTap={hand.onTap}
              onCopy={hand.onCopy}
              onPaste={hand.onPaste}
            />
            {view.rows.length === 0 && (
              <EmptyState title="No child matches">
                Clear the search or the filter to see the class again.
              </EmptyState>
            )}
          </div>
          <ListSurprise
            held={held}
            onSay={hand.say}
            onLeave={() => table.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus()}
          />
          <ListFoot
            held={held}
            rows={view.rows}
            cursor={hand.cursor}
            active={hand.active}
            words={hand.activeWords}
            stale={view.stale}
            onRefresh={view.refresh}
            onSettle={hand.settle}
            onRestore={(way) => void hand.restore(way)}
            exported={exported}
          />
          <p className="unseen" aria-live="polite">
            {hand.told}
          </p>
        </div>
      )}
      {asking !== undefined && (
        <ListPlan
          held={held}
          asking={asking}
          order={view.rows.map((row) => row.pupil)}
          area={hand.selected().area}
          onApply={(cells) =>
            void hand.applyCells(cells, asking.what === "step" ? asking.how : "pasted")
          }
          onLeave={hand.dismiss}
        />
      )}
    </Screen>
  );
}
