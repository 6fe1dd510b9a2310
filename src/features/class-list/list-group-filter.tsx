import { useState } from "react";
import type { ClassList } from "../../domain/class-list.ts";
import { Button } from "../../ui/button.tsx";
import { useListGroups } from "./use-list-groups.ts";
import type { ListView } from "./use-list-view.ts";
import styles from "./list-tools.module.css";

/** Narrows the list to one group; the sensitive ones stand there only when asked for. [LI14] */
export function ListGroupFilter({ list, view }: { list: ClassList; view: ListView }) {
  const { filter, setFilter } = view;
  const groups = useListGroups(list.rows.map((row) => row.pupil));
  const [asked, setAsked] = useState(false);
  if (groups === undefined || groups.length === 0) return null;
  const chosen = groups.find(({ id }) => id === filter.group?.id);
  const offered = groups.filter((one) => asked || !one.sensitive || one === chosen);
  return (
    <>
      <label className={styles.choice}>
        Group
        <select
          value={chosen?.id ?? ""}
          onChange={(event) =>
            setFilter({ ...filter, group: groups.find(({ id }) => id === event.target.value) })
          }
        >
          <option value="">all children</option>
          {offered.map(({ id, name, pupils }) => (
            <option key={id} value={id}>
              {name}: {pupils.size}
            </option>
          ))}
        </select>
      </label>
      {!asked && offered.length < groups.length && (
        <Button kind="quiet" onClick={() => setAsked(true)}>
          Offer sensitive groups too
        </Button>
      )}
    </>
  );
}
