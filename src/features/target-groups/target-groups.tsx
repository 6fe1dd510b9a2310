import { useId, useRef, useState } from "react";
import type { AttainmentFacts } from "../../domain/attainment-facts.ts";
import { writeAcademicYear, writeYearGroup } from "../../domain/calendar.ts";
import { sayCount } from "../../domain/count-words.ts";
import { sayTargetGroupReview } from "../../domain/target-group-review.ts";
import { LONGEST_TARGET_WHY } from "../../domain/target-group.ts";
import { ExportButton } from "../../files/export-button.tsx";
import type { SchoolInsight } from "../../storage/use-school-insight.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { TextArea } from "../../ui/field.tsx";
import { formText } from "../../ui/form-text.ts";
import { Screen } from "../../ui/screen.tsx";
import { Segments } from "../../ui/segments.tsx";
import { showToast } from "../../ui/toast.ts";
import { useKeptFocus } from "../../ui/use-kept-focus.ts";
import { sayChosen, targetGroupTable, yearRows, type YearRows } from "./target-group-rows.ts";
import { useTargetGroups } from "./use-target-groups.ts";
import screen from "../../pictures/figure-screen.module.css";
import styles from "./target-groups.module.css";

type Asked = { is: "in" | "out"; id: string; name: string };

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
  const groups = useTargetGroups(insight, facts.year);
  const [asked, setAsked] = useState<Asked>();
  const page = useRef<HTMLElement>(null);
  useKeptFocus(page);
  const wanted = new URLSearchParams(search);
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
  const years = yearRows({ facts, insight, groups, subject: subject.id, schoolClass });
  const go = (part: { subject?: string; class?: string }) => {
    const next = new URLSearchParams({
      subject: part.subject ?? subject.id,
      class: part.class ?? schoolClass,
    });
    if (next.get("class") === "") next.delete("class");
    onSearch(next.toString());
  };
  const take = async ({ is, id, name }: Asked, why: string) => {
    setAsked(undefined);
    const done = await groups[is === "in" ? "join" : "leave"](id, subject.id, why);
    if ("say" in done) showToast({ words: done.say });
    else
      showToast({
        words:
          is === "in"
            ? `${name} is in the target group for ${within} now.`
            : `${name} is out of the target group for ${within}. The time in it is kept.`,
        undo: () => void done.undo(),
      });
  };
  return (
    <Screen
      title={`Target groups, ${within}`}
      where={
        <>
          Target groups <small>{writeAcademicYear(facts.year)}</small>
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
          {classes.length > 1 && (
            <label>
              <span>Class</span>
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
              name: `Target group, ${within}`,
              audiences: ["names"],
              tables: () => [targetGroupTable(years, within)],
            }}
          />
          <Button onClick={() => globalThis.print()}>Print</Button>
        </div>
        <section className={styles.page} ref={page} tabIndex={-1} aria-label="Target groups">
          <p className={styles.quiet}>
            Children chosen, by people, to gain at least a level (three steps) in {within} this
            year. They carry ◆ on the class tracker; the whole-school grid can highlight them.
          </p>
          {years.length === 0 && (
            <EmptyState title="Nobody to show">No child of this year is on this device.</EmptyState>
          )}
          {years.map((year) => (
            <Year
              key={year.yearGroup}
              {...{ facts, year, childHref }}
              may={(id) => groups.may(id, subject.id)}
              onAsk={setAsked}
            />
          ))}
        </section>
      </div>
      {asked !== undefined && (
        <Why
          asked={asked}
          within={within}
          onClose={() => setAsked(undefined)}
          onSay={(why) => void take(asked, why)}
        />
      )}
    </Screen>
  );
}

function Year(props: {
  facts: AttainmentFacts;
  year: YearRows;
  may: (pupil: string) => boolean;
  childHref: (id: string) => string;
  onAsk: (asked: Asked) => void;
}) {
  const { facts, year, may, childHref, onAsk } = props;
  const [other, setOther] = useState("");
  const heading = useId();
  const others = year.others.filter(({ id }) => may(id));
  const picked = others.find(({ id }) => id === other);
  const row = (id: string, name: string, cls: string) => (
    <span>
      <a href={childHref(id)}>{name}</a> <small>{cls}</small>
    </span>
  );
  return (
    <section className={styles.year} aria-labelledby={heading}>
      <h2 id={heading}>{writeYearGroup(year.yearGroup)}</h2>
      <p>{sayTargetGroupReview(year.review)}</p>
      {year.chosen.length > 0 && (
        <ul className={styles.list} aria-label={`Chosen in ${writeYearGroup(year.yearGroup)}`}>
          {year.chosen.map((one) => (
            <li key={one.id}>
              {row(one.id, one.name, one.class)}
              <span>{one.now === "" ? "No level yet" : one.now}</span>
              <span>
                {one.far}
                <small>
                  In it {sayChosen(one, facts.day)}
                  {one.why !== null && `: “${one.why}”`}
                </small>
              </span>
              {may(one.id) ? (
                <Button
                  aria-label={`Take out ${one.name}`}
                  onClick={() => onAsk({ is: "out", id: one.id, name: one.name })}
                >
                  Take out
                </Button>
              ) : (
                <span />
              )}
            </li>
          ))}
        </ul>
      )}
      <div className={styles.might}>
        <h3>
          Worth thinking of <span>{year.candidates.length}</span>
        </h3>
        {year.candidates.length === 0 ? (
          <p className={styles.quiet}>
            Nobody’s own line asks for it now. Anybody can be chosen below.
          </p>
        ) : (
          <ul
            className={styles.list}
            aria-label={`Worth thinking of in ${writeYearGroup(year.yearGroup)}`}
          >
            {year.candidates.map(({ pupil, name, class: cls, now, why }) => (
              <li key={pupil.id}>
                {row(pupil.id, name, cls)}
                <span>{now === "" ? "No level yet" : now}</span>
                <span>{why}</span>
                {may(pupil.id) ? (
                  <Button
                    aria-label={`Choose ${name}`}
                    onClick={() => onAsk({ is: "in", id: pupil.id, name })}
                  >
                    Choose
                  </Button>
                ) : (
                  <span />
                )}
              </li>
            ))}
          </ul>
        )}
      </div>
      {others.length > 0 && (
        <div className={styles.else}>
          <label htmlFor={`${heading}-else`}>
            Somebody else of {writeYearGroup(year.yearGroup)}
          </label>
          <select
            id={`${heading}-else`}
            value={picked?.id ?? ""}
            onChange={({ target }) => setOther(target.value)}
          >
            <option value="">{sayCount(others.length, "child", "children")}</option>
            {others.map(({ id, name, class: cls }) => (
              <option key={id} value={id}>
                {name} ({cls})
              </option>
            ))}
          </select>
          <Button
            disabled={picked === undefined}
            onClick={() => {
              if (picked !== undefined) onAsk({ is: "in", id: picked.id, name: picked.name });
            }}
          >
            Choose
          </Button>
        </div>
      )}
    </section>
  );
}

function Why({
  asked: { is, name },
  within,
  onSay,
  onClose,
}: {
  asked: Asked;
  within: string;
  onSay: (why: string) => void;
  onClose: () => void;
}) {
  const form = useId();
  return (
    <Dialog
      title={is === "in" ? `Choose ${name} for ${within}` : `Take ${name} out for ${within}`}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="main" type="submit" form={form}>
            {is === "in" ? "Choose" : "Take out"}
          </Button>
        </>
      }
    >
      <form
        id={form}
        onSubmit={(event) => {
          event.preventDefault();
          onSay(formText(new FormData(event.currentTarget), "why"));
        }}
      >
        <TextArea label="Why, if you like" name="why" rows={2} maxLength={LONGEST_TARGET_WHY} />
      </form>
    </Dialog>
  );
}
