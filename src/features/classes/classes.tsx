import { useState } from "react";
import { writeAcademicYear } from "../../domain/calendar.ts";
import type { SetEdit } from "../../domain/edit.ts";
import { writeYearGroups } from "../../domain/year-group.ts";
import { sayCommit } from "../../storage/commit.ts";
import { useCommit } from "../../storage/use-live.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Segments } from "../../ui/segments.tsx";
import { showToast } from "../../ui/toast.ts";
import { ClassDialog } from "./class-dialog.tsx";
import { type ClassLine, type ClassPerson, type StaffChoice, useClasses } from "./use-classes.ts";
import rows from "../../ui/rows.module.css";
import styles from "./classes.module.css";

/** The classes in year order, with who teaches them. */
export function Classes({ startNextYear = false }: { startNextYear?: boolean }) {
  const classes = useClasses();
  const commit = useCommit();
  const [nextYear, setNextYear] = useState(startNextYear);
  const [editing, setEditing] = useState<ClassLine | "new">();
  if (classes === undefined) return null;
  const year = nextYear ? classes.year + 1 : classes.year;
  const lines = classes.linesOf(year);
  const hasNext = classes.linesOf(classes.year + 1).length > 0;

  async function assign(
    line: ClassLine,
    person: { user: string; name: string },
    as: ClassPerson["as"] | null,
    before: ClassPerson["as"] | null,
  ): Promise<void> {
    const edit = (to: ClassPerson["as"] | null): SetEdit => ({
      t: "staff-class",
      k: `${person.user}:${line.schoolClass.id}`,
      set: { as: to },
    });
    const say = sayCommit(await commit([edit(as)]));
    const done =
      as === null
        ? `${person.name} no longer has ${line.schoolClass.name}.`
        : `${person.name} has ${line.schoolClass.name}.`;
    showToast({
      words: say ?? done,
      ...(say === undefined ? { undo: () => void commit([edit(before)]) } : {}),
    });
  }

  return (
    <div className={rows.page}>
      <div className={rows.head}>
        <h2>Classes of {writeAcademicYear(year)}</h2>
        {hasNext && (
          <Segments
            label="Year"
            segments={[
              { id: "now", label: writeAcademicYear(classes.year) },
              { id: "next", label: writeAcademicYear(classes.year + 1) },
            ]}
            chosen={nextYear ? "next" : "now"}
            onChoose={(id) => setNextYear(id === "next")}
          />
        )}
        <Button kind="main" onClick={() => setEditing("new")}>
          Add a class
        </Button>
      </div>
      {lines.length === 0 ? (
        <EmptyState title="No classes yet">
          Add the first class; children and teachers come after.
        </EmptyState>
      ) : (
        <div className={rows.wrap}>
          <table className={rows.table}>
            <thead>
              <tr>
                <th scope="col">Class</th>
                <th scope="col">Year</th>
                <th scope="col">Children</th>
                <th scope="col">Teachers and assistants</th>
                <th scope="col">
                  <span className="unseen">Change</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <tr key={line.schoolClass.id}>
                  <th scope="row">{line.schoolClass.name}</th>
                  <td>{writeYearGroups(line.schoolClass.yearGroups)}</td>
                  <td>{line.children}</td>
                  <td>
                    {line.people.map((person) => (
                      <span key={person.user} className={rows.tag}>
                        {person.name}
                        {person.as === "assistant" ? " (assistant)" : ""}
                        <button
                          type="button"
                          aria-label={`Take ${line.schoolClass.name} from ${person.name}`}
                          onClick={() => void assign(line, person, null, person.as)}
                        >
                          ×
                        </button>
                      </span>
                    ))}
                    <AddPerson
                      line={line}
                      staff={classes.staff}
                      onAdd={(person) =>
                        void assign(
                          line,
                          person,
                          person.role === "assistant" ? "assistant" : "teacher",
                          null,
                        )
                      }
                    />
                  </td>
                  <td>
                    <Button
                      kind="quiet"
                      aria-label={`Change ${line.schoolClass.name}`}
                      onClick={() => setEditing(line)}
                    >
                      Change
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {editing !== undefined && (
        <ClassDialog
          line={editing === "new" ? undefined : editing}
          year={year}
          yearGroups={classes.yearGroups}
          taken={lines.map(({ schoolClass }) => schoolClass)}
          onClose={() => setEditing(undefined)}
        />
      )}
    </div>
  );
}

/** "Add…" beside a class: everyone on the staff who has not got it yet. */
function AddPerson({
  line,
  staff,
  onAdd,
}: {
  line: ClassLine;
  staff: readonly StaffChoice[];
  onAdd: (person: StaffChoice) => void;
}) {
  const others = staff.filter(({ user }) => !line.people.some((person) => person.user === user));
  if (others.length === 0) return null;
  return (
    <select
      className={styles.add}
      aria-label={`Add somebody to ${line.schoolClass.name}`}
      value=""
      onChange={(event) => {
        const person = others.find(({ user }) => user === event.target.value);
        if (person !== undefined) onAdd(person);
      }}
    >
      <option value="">Add…</option>
      {others.map((person) => (
        <option key={person.user} value={person.user}>
          {person.name}
        </option>
      ))}
    </select>
  );
}
