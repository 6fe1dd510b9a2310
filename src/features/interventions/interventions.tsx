import { useRef, useState } from "react";
import type { AttainmentFacts } from "../../domain/attainment-facts.ts";
import { type Day, writeDay } from "../../domain/calendar.ts";
import { sayCount } from "../../domain/count-words.ts";
import type { Session } from "../../domain/intervention-session.ts";
import type { Intervention } from "../../domain/intervention.ts";
import { spanOn } from "../../domain/span.ts";
import { ExportButton } from "../../files/export-button.tsx";
import type { SchoolInsight } from "../../storage/use-school-insight.ts";
import { Button } from "../../ui/button.tsx";
import { Screen } from "../../ui/screen.tsx";
import { Segments } from "../../ui/segments.tsx";
import { useKeptFocus } from "../../ui/use-kept-focus.ts";
import { InterventionChildren } from "./intervention-children.tsx";
import { InterventionForm } from "./intervention-form.tsx";
import { ImpactTable } from "./intervention-impact.tsx";
import { InterventionList } from "./intervention-list.tsx";
import { impactsOf, impactTable, interventionTable } from "./intervention-rows.ts";
import { ProvisionMapTable } from "./provision-map.tsx";
import { tellKept, tellStep } from "./tell-step.ts";
import { type Interventions, useInterventions } from "./use-interventions.ts";
import { WriteSession } from "./write-session.tsx";
import screen from "../../pictures/figure-screen.module.css";
import styles from "./interventions.module.css";

/** What the three views of interventions are drawn from. */
export type Shown = {
  facts: AttainmentFacts;
  insight: SchoolInsight;
  interventions: Interventions;
  /** Whom it is narrowed to; empty: every class. */
  schoolClass: string;
  /** What an intervention of no one subject is looked at in. */
  subject: string;
  childHref: (id: string) => string;
  /** Puts children into one from a day on, and says so with the way back. */
  onPutIn: (one: Intervention, pupils: readonly string[], from: Day) => void;
};

const VIEWS = [
  { id: "list", label: "List" },
  { id: "map", label: "Provision map" },
  { id: "impact", label: "Before and after" },
] as const;

type Asked =
  | { is: "new" }
  | { is: "change" | "children"; of: Intervention }
  | { is: "session"; of: Intervention; before: Session | undefined };

/** Interventions: the list by wave, who is given what, and how they stood before and since. [IV1]–[IV6] */
export function InterventionsScreen({
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
  const interventions = useInterventions(insight);
  const [asked, setAsked] = useState<Asked>();
  const page = useRef<HTMLElement>(null);
  useKeptFocus(page);
  if (interventions === undefined)
    return (
      <Screen title="Interventions">
        <output className="unseen">Opening the interventions</output>
      </Screen>
    );
  const wanted = new URLSearchParams(search);
  const view = VIEWS.find(({ id }) => id === wanted.get("view"))?.id ?? "list";
  const seen = new Set(facts.children.map(({ years }) => years.at(-1)?.class));
  const classes = facts.classes.filter(({ id }) => seen.has(id));
  const schoolClass = classes.find(({ id }) => id === wanted.get("class"))?.id ?? "";
  const subject =
    facts.subjects.find(({ id }) => id === wanted.get("subject"))?.id ??
    facts.subjects[0]?.id ??
    "";
  const putIn: Shown["onPutIn"] = (one, pupils, from) => {
    const [only = ""] = pupils;
    const named = facts.children.find(({ id }) => id === only)?.name ?? "";
    const who =
      pupils.length === 1 ? `${named} is` : sayCount(pupils.length, "child is", "children are");
    void tellStep(
      interventions.putIn(one, pupils, from),
      `${who} in ${one.name} from ${writeDay(from, interventions.today)}.`,
    );
  };
  const shown: Shown = {
    facts,
    insight,
    interventions,
    schoolClass,
    subject,
    childHref,
    onPutIn: putIn,
  };
  const go = (part: Record<string, string>) => {
    const next = new URLSearchParams({ view, class: schoolClass, subject, ...part });
    if (next.get("class") === "") next.delete("class");
    onSearch(next.toString());
  };
  const anySubject = interventions.all.some((one) => one.subject === null);
  return (
    <Screen title="Interventions" where="Interventions" undoes>
      <div className={screen.screen}>
        <div className={screen.tools} role="toolbar" aria-label="What is shown">
          <Segments
            label="View of interventions"
            segments={VIEWS}
            chosen={view}
            onChoose={(id) => go({ view: id })}
          />
          {view !== "impact" && classes.length > 1 && (
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
          {view !== "map" && anySubject && facts.subjects.length > 1 && (
            <label>
              <span>Where it is for no one subject, look at</span>
              <select value={subject} onChange={({ target }) => go({ subject: target.value })}>
                {facts.subjects.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            </label>
          )}
          {interventions.mayName && (
            <Button kind="main" onClick={() => setAsked({ is: "new" })}>
              Name an intervention
            </Button>
          )}
          {interventions.all.length > 0 && (
            <>
              <ExportButton
                source={{
                  name: "Interventions",
                  audiences: ["names"],
                  tables: () => [
                    interventionTable(subject, shown),
                    impactTable(impactsOf(subject, shown), shown),
                  ],
                }}
              />
              <Button onClick={() => globalThis.print()}>Print</Button>
            </>
          )}
        </div>
        <section className={styles.page} ref={page} tabIndex={-1} aria-label="Interventions">
          <p className={styles.paper}>
            {[
              VIEWS.find(({ id }) => id === view)?.label,
              ...(view === "impact"
                ? []
                : [classes.find(({ id }) => id === schoolClass)?.name ?? "every class"]),
              facts.school,
              writeDay(facts.day),
            ].join(" · ")}
          </p>
          {view === "list" && (
            <InterventionList
              shown={shown}
              onChange={(of) => setAsked({ is: "change", of })}
              onPutIn={(of) => setAsked({ is: "children", of })}
              onSession={(of, before) => setAsked({ is: "session", of, before })}
              onRemove={(one) =>
                void tellStep(
                  interventions.remove(one),
                  `${one.name} is off the list. Who was in it, and when, is kept.`,
                )
              }
              onTakeOut={(one, pupil, name) =>
                void tellStep(
                  interventions.takeOut(one, pupil),
                  `${name} is out of ${one.name} from today.`,
                )
              }
            />
          )}
          {view === "map" && <ProvisionMapTable shown={shown} />}
          {view === "impact" && <ImpactTable shown={shown} />}
        </section>
      </div>
      {(asked?.is === "new" || asked?.is === "change") && (
        <InterventionForm
          facts={facts}
          before={asked.is === "change" ? asked.of : undefined}
          newId={interventions.newId}
          today={interventions.today}
          onClose={() => setAsked(undefined)}
          onSave={async (after) => {
            const refused = await tellKept(
              interventions.save(after, asked.is === "change" ? asked.of : undefined),
              asked.is === "change"
                ? `${after.name} is changed for every child in it.`
                : `${after.name} is on the list.`,
            );
            if (refused === undefined) setAsked(undefined);
            return refused;
          }}
        />
      )}
      {asked?.is === "children" && (
        <InterventionChildren
          of={asked.of}
          facts={facts}
          today={interventions.today}
          isIn={(pupil) => {
            const place = interventions.placesOf(asked.of.id).find((one) => one.pupil === pupil);
            return spanOn(place?.spans ?? [], interventions.today) !== undefined;
          }}
          mayGive={interventions.mayGive}
          onClose={() => setAsked(undefined)}
          onPut={(pupils, from) => {
            setAsked(undefined);
            putIn(asked.of, pupils, from);
          }}
        />
      )}
      {asked?.is === "session" && (
        <WriteSession
          of={asked.of}
          before={asked.before}
          pupils={facts.children}
          interventions={interventions}
          onClose={() => setAsked(undefined)}
        />
      )}
    </Screen>
  );
}
