import { type ReactNode, useLayoutEffect, useRef, useState } from "react";
import { ENTRY_TABLE_QUESTIONS, ENTRY_TABLE_WORDS, entryId } from "../../domain/meeting-entry.ts";
import { Button } from "../../ui/button.tsx";
import { CheckField } from "../../ui/field.tsx";
import { plural } from "../../ui/plural.ts";
import { PrepareLine } from "./prepare-line.tsx";
import { byTable, lineOf, type PreparedLine } from "./prepared-lines.ts";
import type { MeetingPrepared } from "./use-meeting-prepare.ts";
import type { PrepareSteps } from "./use-prepare-steps.ts";
import rows from "../../ui/rows.module.css";
import styles from "./meeting-prepare.module.css";

/** Where a child's evidence is written, and everything known of the child. */
export type ChildSlots = {
  evidence: (of: { pupil: string; entry: string; name: string; readOnly: boolean }) => ReactNode;
  childHref: (pupil: string) => string;
};

/** A subject's three tables, and who else is spoken of; suggestions stand where their rule puts them. */
export function PrepareTables({
  held,
  subject,
  lines,
  everyone,
  onEveryone,
  steps,
  slots,
}: {
  held: MeetingPrepared;
  subject: string;
  lines: readonly PreparedLine[];
  everyone: boolean;
  onEveryone: (everyone: boolean) => void;
  steps: PrepareSteps;
  slots: ChildSlots;
}) {
  const [open, setOpen] = useState<string>();
  const suggested = lines.filter(({ isIn }) => !isIn);
  const here = new Set(lines.map(({ pupil }) => pupil));
  const others = held.children.filter(({ id }) => !here.has(id) && held.mayPrepare(id));

  const goesTo = useRef<string>(undefined);
  // In another table the child's line is another one: the place of whoever types goes along.
  useLayoutEffect(() => {
    const pupil = goesTo.current;
    if (pupil === undefined || document.activeElement !== document.body) return;
    goesTo.current = undefined;
    nameOf(pupil)?.focus();
  });
  const writesIn = useRef<string>(undefined);
  // Whoever opens a child is about to write: the box has the cursor, and is seen whole.
  useLayoutEffect(() => {
    const pupil = writesIn.current;
    const box =
      pupil === undefined ? null : nameOf(pupil)?.closest("li")?.querySelector("textarea");
    if (box == null) return;
    writesIn.current = undefined;
    box.focus({ preventScroll: true });
    box.closest("li")?.scrollIntoView({ block: "nearest" });
  });
  const go = (line: PreparedLine, left: boolean) => {
    const at = lines.indexOf(line);
    goesTo.current = left ? (lines[at + 1] ?? lines[at - 1])?.pupil : line.pupil;
  };

  function openLine(line: PreparedLine): void {
    setOpen(open === line.pupil ? undefined : line.pupil);
    writesIn.current = open === line.pupil ? undefined : line.pupil;
    // What is written of a child is looked for in the meeting: the child is taken in with it.
    if (open !== line.pupil && !line.isIn && held.mayPrepare(line.pupil)) void steps.take([line]);
  }

  return (
    <>
      {byTable(lines).map(({ table, lines: own }) =>
        own.length === 0 && table === "none" ? null : (
          <section key={table} className={styles.table} aria-label={ENTRY_TABLE_WORDS[table]}>
            <h2>
              {ENTRY_TABLE_WORDS[table]} <span>{own.length === 0 ? "" : own.length}</span>
            </h2>
            <p className={styles.question}>{ENTRY_TABLE_QUESTIONS[table]}</p>
            {own.length === 0 ? (
              <p className={rows.soft}>Nobody so far.</p>
            ) : (
              <ul className={styles.lines}>
                {own.map((line) => (
                  <PrepareLine
                    key={line.pupil}
                    line={line}
                    mayPrepare={held.mayPrepare(line.pupil)}
                    isOpen={open === line.pupil}
                    below={
                      <>
                        {slots.evidence({
                          pupil: line.pupil,
                          entry: entryId(held.meeting.id, subject),
                          name: line.name,
                          readOnly: held.meeting.state === "closed",
                        })}
                        <a href={slots.childHref(line.pupil)}>{line.name}’s page</a>
                      </>
                    }
                    onOpen={() => openLine(line)}
                    onTake={() => {
                      go(line, false);
                      void steps.take([line]);
                    }}
                    onMove={(to) => {
                      go(line, false);
                      steps.move(line, to);
                    }}
                    onLeave={() => {
                      go(line, true);
                      steps.leave(line);
                    }}
                  />
                ))}
              </ul>
            )}
          </section>
        ),
      )}
      {held.maySay && (
        <div className={styles.more}>
          {suggested.length > 1 && (
            <Button onClick={() => void steps.take(suggested)}>
              {everyone
                ? `Take in all ${suggested.length}`
                : `Take in all ${suggested.length} suggested`}
            </Button>
          )}
          {others.length > 0 && (
            <select
              className={styles.move}
              aria-label="Add a child"
              value=""
              onChange={(event) => {
                if (event.target.value === "") return;
                goesTo.current = event.target.value;
                void steps.take([lineOf(held, event.target.value, subject)]);
              }}
            >
              <option value="">Add a child…</option>
              {others.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </div>
      )}
      <div className={styles.everyone}>
        <CheckField
          label={`Show everyone in the class (${plural(held.children.length, "child", "children")})`}
          hint="Usually a meeting speaks of the target group and of those who moved more or less than expected."
          checked={everyone}
          onChange={(event) => onEveryone(event.target.checked)}
        />
      </div>
    </>
  );
}

function nameOf(pupil: string): HTMLElement | undefined {
  const names = [...document.querySelectorAll<HTMLElement>("[data-line-name]")];
  return names.find((one) => one.dataset.lineName === pupil);
}
