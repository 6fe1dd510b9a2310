import { useState } from "react";
import { classTrackerTable } from "../../domain/class-table.ts";
import type { TrackerFacts } from "../../domain/class-tracker.ts";
import { fullName } from "../../domain/pupil.ts";
import { ExportButton } from "../../files/export-button.tsx";
import type { ExportSource } from "../../files/export-source.ts";
import { Button, LinkButton } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { plural } from "../../ui/plural.ts";
import { Screen } from "../../ui/screen.tsx";
import { Segments } from "../../ui/segments.tsx";
import { TRACKER_KEYS } from "./tracker-keys.ts";
import { TrackerWork } from "./tracker-work.tsx";
import { type ClassTracker as ClassTrackerHeld, useClassTracker } from "./use-class-tracker.ts";

type ClassTrackerProps = {
  classId: string;
  /** Subject's id; empty for the school's first. */
  subject: string;
  onSubject: (subject: string) => void;
  /** Draws those still to do where they stood before: for a round of exceptions only. */
  stood?: boolean;
  /** A child to go to; a new object goes there again. */
  goTo?: { pupil: string; column: string } | undefined;
};

/** The class tracker: names by level and point, for one class and subject. ISP handbook, Appendix 4. */
export function ClassTracker(props: ClassTrackerProps) {
  return <OneClass key={props.classId} {...props} />;
}

function OneClass({ classId, subject, onSubject, stood = false, goTo }: ClassTrackerProps) {
  const [since, setSince] = useState<TrackerFacts["since"]>("baseline");
  const [selecting, setSelecting] = useState(false);
  const mode = { selecting, setSelecting };
  const answer = useClassTracker(classId, subject, since);
  if (answer === undefined)
    return (
      <Screen title="Class tracker" where=" ">
        <output className="unseen">Opening the class</output>
      </Screen>
    );
  if ("missing" in answer) return <Missing what={answer.missing} classId={classId} />;
  const { schoolClass, teachers, facts, subjects } = answer;
  const children = facts.children.filter(
    ({ pupil }) => pupil.left === null || pupil.left > facts.today,
  ).length;
  const about = [teachers, plural(children, "child", "children")].filter((part) => part !== "");
  return (
    <Screen
      title={`${schoolClass.name} ${answer.subject.name}`}
      where={
        <>
          {schoolClass.name} <small>{about.join(" · ")}</small>
        </>
      }
      tools={
        <>
          <Segments
            label="Subject"
            segments={subjects.map(({ id, name }) => ({ id, label: name }))}
            chosen={answer.subject.id}
            onChoose={onSubject}
          />
          {children > 1 && answer.readOnly === undefined && (
            <Button
              aria-pressed={mode.selecting}
              onClick={() => mode.setSelecting(!mode.selecting)}
            >
              Select several
            </Button>
          )}
          {facts.children.length > 0 && <ExportButton source={exportedFrom(answer)} />}
        </>
      }
      keys={TRACKER_KEYS}
    >
      {facts.children.length === 0 ? (
        <EmptyState title={`Nobody is in ${schoolClass.name} yet`}>
          When the office puts children into this class, their names stand here.
        </EmptyState>
      ) : (
        <TrackerWork
          key={answer.subject.id}
          tracker={answer}
          since={since}
          onSince={setSince}
          mode={mode}
          stood={stood}
          goTo={goTo}
        />
      )}
    </Screen>
  );
}

/** The grid as a table, as it is on the screen. */
function exportedFrom({ schoolClass, subject, facts, scene }: ClassTrackerHeld): ExportSource {
  const name = `${schoolClass.name} ${subject.name}`;
  const names = new Map(facts.children.map(({ pupil }) => [pupil.id, fullName(pupil)]));
  return {
    name,
    tables: () => [classTrackerTable(name, scene, (pupil) => names.get(pupil) ?? "")],
    audiences: ["names"],
  };
}

/** An address with no such class or subject behind it, and the way on. */
function Missing({ what, classId }: { what: "class" | "subject"; classId: string }) {
  if (what === "class")
    return (
      <Screen title="Class tracker">
        <EmptyState
          title="This class is not on this device"
          step={
            <LinkButton kind="main" href="/">
              To your classes
            </LinkButton>
          }
        >
          It may have been removed, or it is not one of yours. Nothing was changed.
        </EmptyState>
      </Screen>
    );
  return (
    <Screen title="Class tracker">
      <EmptyState
        title="No such subject here"
        step={
          <LinkButton kind="main" href={`/class/${encodeURIComponent(classId)}`}>
            To the class’s first subject
          </LinkButton>
        }
      >
        Your school does not track this subject. Nothing was changed.
      </EmptyState>
    </Screen>
  );
}
