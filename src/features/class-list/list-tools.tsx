import { EVERYBODY, LIST_FILTERS, type ListFilterKind } from "../../domain/class-list-view.ts";
import type { ClassList, ListFacts, ListShows } from "../../domain/class-list.ts";
import { Button } from "../../ui/button.tsx";
import { ChipChoice } from "../../ui/chip-choice.tsx";
import { Popover } from "../../ui/popover.tsx";
import { ListGroupFilter } from "./list-group-filter.tsx";
import type { ListView } from "./use-list-view.ts";
import styles from "./list-tools.module.css";

type ListToolsProps = {
  list: ClassList;
  subjects: ListFacts["subjects"];
  view: ListView;
  shows: ListShows;
  /** Name of the point being filled now. */
  open: string | undefined;
  onShows: (shows: ListShows) => void;
};

/** What is shown: a child by name, what is missing, one column's children, other columns. */
export function ListTools({ list, subjects, view, shows, open, onShows }: ListToolsProps) {
  const { filter, setFilter } = view;
  const filtered = filter.column !== undefined || filter.group !== undefined;
  return (
    <>
      <input
        type="search"
        className={styles.find}
        placeholder="Find a child"
        aria-label="Find a child"
        value={filter.name}
        onChange={(event) => setFilter({ ...filter, name: event.target.value })}
      />
      <button
        type="button"
        className={styles.toggle}
        aria-pressed={filter.missing}
        onClick={() => setFilter({ ...filter, missing: !filter.missing })}
      >
        Missing only
      </button>
      {open !== undefined && (
        <button
          type="button"
          className={styles.toggle}
          aria-pressed={shows.points === "open"}
          onClick={() => onShows({ ...shows, points: shows.points === "open" ? "all" : "open" })}
        >
          {open} only
        </button>
      )}
      <Popover
        title="Filter"
        button={filtered ? "Filter: on" : "Filter"}
        buttonClass={styles.toggle}
        align="start"
      >
        <div className={styles.panel}>
          <ColumnFilter list={list} view={view} />
          <ListGroupFilter list={list} view={view} />
          <Button onClick={() => setFilter(EVERYBODY)}>Show everybody</Button>
        </div>
      </Popover>
      <Popover title="Columns" button="Columns" buttonClass={styles.toggle} align="start">
        <div className={styles.panel}>
          <ChipChoice
            label="Subjects"
            choices={subjects.map(({ id, name }) => ({ id, label: name }))}
            chosen={new Set(subjects.map(({ id }) => id).filter((id) => !shows.without.has(id)))}
            onChange={(chosen) => {
              const without = subjects.map(({ id }) => id).filter((id) => !chosen.has(id));
              // A list of nothing is no list.
              if (chosen.size > 0) onShows({ ...shows, without: new Set(without) });
            }}
          />
          <ChipChoice
            label="Beside the points"
            choices={[
              { id: "target", label: "Target" },
              { id: "prediction", label: "Prediction" },
              { id: "before", label: "Same point last year" },
            ]}
            chosen={
              new Set((["target", "prediction", "before"] as const).filter((id) => shows[id]))
            }
            onChange={(chosen) =>
              onShows({
                ...shows,
                target: chosen.has("target"),
                prediction: chosen.has("prediction"),
                before: chosen.has("before"),
              })
            }
          />
        </div>
      </Popover>
    </>
  );
}

const KIND_WORDS: Readonly<Record<ListFilterKind, string>> = {
  missing: "with no level yet",
  below: "below what is expected",
  "on-track": "on track",
  above: "above what is expected",
  marked: "marked absent or otherwise",
  level: "at a level",
};

function ColumnFilter({ list, view }: { list: ClassList; view: ListView }) {
  const { filter, setFilter } = view;
  const first = list.columns.find((column) => column.state === "open") ?? list.columns[0];
  const now = filter.column ?? { id: first?.id ?? "", is: "missing", text: "" };
  const put = (change: Partial<typeof now>) =>
    setFilter({ ...filter, column: { ...now, ...change } });
  return (
    <>
      <label className={styles.choice}>
        Column
        <select value={now.id} onChange={(event) => put({ id: event.target.value })}>
          {list.columns.map((column) => (
            <option key={column.id} value={column.id}>
              {column.fullName}
            </option>
          ))}
        </select>
      </label>
      <label className={styles.choice}>
        Children
        <select
          value={filter.column?.is ?? ""}
          onChange={(event) => {
            const is = LIST_FILTERS.find((kind) => kind === event.target.value);
            if (is === undefined) setFilter({ ...filter, column: undefined });
            else put({ is });
          }}
        >
          <option value="">all</option>
          {LIST_FILTERS.map((kind) => (
            <option key={kind} value={kind}>
              {KIND_WORDS[kind]}
            </option>
          ))}
        </select>
      </label>
      {now.is === "level" && filter.column !== undefined && (
        <label className={styles.choice}>
          Level
          <input
            value={now.text}
            maxLength={8}
            placeholder="3 or 3S"
            onChange={(event) => put({ text: event.target.value })}
          />
        </label>
      )}
    </>
  );
}
