import { useRef, useState } from "react";
import type { AttainmentFacts } from "../../domain/attainment-facts.ts";
import { seasonOf, writeAcademicYear } from "../../domain/calendar.ts";
import { ExportButton } from "../../files/export-button.tsx";
import type { SchoolInsight } from "../../storage/use-school-insight.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Screen } from "../../ui/screen.tsx";
import { Segments } from "../../ui/segments.tsx";
import { showToast } from "../../ui/toast.ts";
import { useKeptFocus } from "../../ui/use-kept-focus.ts";
import { yearRows } from "./target-group-rows.ts";
import { targetGroupTable, targetTermsTable } from "./target-group-tables.ts";
import { type AskedStep, TargetWhy } from "./target-why.tsx";
import { TargetYear } from "./target-year.tsx";
import { useTargetGroups } from "./use-target-groups.ts";
import screen from "../../pictures/figure-screen.module.css";
import styles from "./target-groups.module.css";

/** Target groups of the year: chosen by people, reviewed against a level in the year. [TG1] [TC1]–[TC3] */
export function TargetGroupsScreen({
  facts,
  insight,
  search,
  onSearch,
  childHref,
}: {
  facts: AttainmentFacts;
  insight: SchoolInsight;
  search: string;
  onSearch: (search: string) => void;
  childHref: (id: string) => string;
}) {
  const wanted = new URLSearchParams(search);
  // Next year's is chosen in summer, beside this year's. [TG5]
  const mayLookOn = seasonOf(facts.day) === "summer";
  const year = mayLookOn && wanted.get("year") === "next" ? facts.year + 1 : facts.year;
  const groups = useTargetGroups(insight, year);
  const [asked, setAsked] = useState<AskedStep>();
  const page = useRef<HTMLElement>(null);
  useKeptFocus(page);
  const subject =
    facts.subjects.find(({ id }) => id === wanted.get("subject")) ?? facts.subjects[0];
  const schoolClass = facts.classes.some(({ id }) => id === wanted.get("class"))
    ? (wanted.get("class") ?? "")
    : "";
  if (subject === undefined || groups === undefined)
    return (
      <Screen title="Target groups">
        {subject === undefined ? (
          <EmptyState title="Nothing to show yet">
            No subject is tracked in this year yet.
          </EmptyState>
        ) : (
          <output className="unseen">Opening the target groups</output>
        )}
      </Screen>
    );
  const seen = new Set(facts.children.map(({ years }) => years.at(-1)?.class));
  const classes = facts.classes.filter(({ id }) => seen.has(id));
  const within = subject.name.toLowerCase();
  const years = yearRows({ facts, insight, groups, subject: subject.id, schoolClass, year });
  const next = year === facts.year ? undefined : writeAcademicYear(year);
  const go = (part: { subject?: string; class?: string; year?: string }) => {
    const asked = new URLSearchParams({
      subject: part.subject ?? subject.id,
      class: part.class ?? schoolClass,
      year: part.year ?? (next === undefined ? "" : "next"),
    });
    if (asked.get("year") === "") asked.delete("year");
    if (asked.get("class") === "") asked.delete("class");
    onSearch(asked.toString());
  };
  const take = async ({ is, id, name }: AskedStep, why: string) => {
    setAsked(undefined);
    const done = await groups[is === "in" ? "join" : "leave"](id, subject.id, why);
    if ("say" in done) showToast({ words: done.say });
    else
      showToast({
        words:
          is === "in"
            ? `${name} is in the target group for ${within}${next === undefined ? " now" : ` of ${next}`}.`
            : `${name} is out of the target group for ${within}${next === undefined ? "" : ` of ${next}`}. The time in it is kept.`,
        undo: () => void done.undo(),
      });
  };
  return (
    <Screen
      title={`Target groups, ${within}`}
      undoes
      where={
        <>
          Target groups <small>{writeAcademicYear(year)}</small>
        </>
      }
    >
      <div className={screen.screen}>
        <div className={screen.tools} role="toolbar" aria-label="What is shown">
          <Segments
            label="Subject"
            segments={facts.subjects.map(({ id, name }) => ({ id, label: name }))}
            chosen={subject.id}
            onChoose={(id) => go({ subject: id })}
          />
          {mayLookOn && (
            <Segments
              label="Chosen for"
              segments={[
                { id: "this", label: writeAcademicYear(facts.year) },
                { id: "next", label: `${writeAcademicYear(facts.year + 1)}, next year` },
              ]}
              chosen={next === undefined ? "this" : "next"}
              onChoose={(id) => go({ year: id === "next" ? "next" : "" })}
            />
          )}
          {classes.length > 1 && (
            <label>
              <span>{next === undefined ? "Class" : "Class now"}</span>
              <select value={schoolClass} onChange={({ target }) => go({ class: target.value })}>
                <option value="">Every class</option>
                {classes.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            </label>
          )}
          <ExportButton
            source={{
              name: `Target group, ${within}${next === undefined ? "" : `, ${next.replace("/", "-")}`}`,
              audiences: ["names"],
              tables: () => [
                targetGroupTable(years, within),
                ...(next === undefined ? [targetTermsTable(years, within)] : []),
              ],
            }}
          />
          <Button onClick={() => globalThis.print()}>Print</Button>
        </div>
        <section className={styles.page} ref={page} tabIndex={-1} aria-label="Target groups">
          <p className={styles.quiet}>
            {next === undefined ? (
              <>
                Children chosen, by people, to gain at least a level (three steps) in {within} this
                year. They carry ◆ on the class tracker, and on the whole-school grid when asked. At
                each point so far: what they gained since July, by that point’s own level
                <span className={styles.opens}>; a number opens to its names</span>.
              </>
            ) : (
              <>
                Chosen now for {next}, in the year group the children move into; whoever teaches
                them now or next can choose. This year’s groups stay as they are.
              </>
            )}
          </p>
          {years.length === 0 && (
            <EmptyState title="Nobody to show">No child of this year is on this device.</EmptyState>
          )}
          {years.map((rows) => (
            <TargetYear
              key={rows.yearGroup}
              {...{ facts, next, childHref }}
              year={rows}
              may={(id) => groups.may(id, subject.id)}
              onAsk={setAsked}
            />
          ))}
        </section>
      </div>
      {asked !== undefined && (
        <TargetWhy
          asked={asked}
          within={next === undefined ? within : `${within}, ${next}`}
          onClose={() => setAsked(undefined)}
          onSay={(why) => void take(asked, why)}
        />
      )}
    </Screen>
  );
}
