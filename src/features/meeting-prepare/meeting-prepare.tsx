import { Fragment, type ReactNode, useMemo, useRef, useState } from "react";
import { writeMeeting } from "../../domain/meeting.ts";
import { ActionAnswers } from "../../ui/action-answers.tsx";
import { Button, LinkButton } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { plural } from "../../ui/plural.ts";
import { Screen, type ScreenKey } from "../../ui/screen.tsx";
import { Segments } from "../../ui/segments.tsx";
import { useKeptFocus } from "../../ui/use-kept-focus.ts";
import { PrepareAside } from "./prepare-aside.tsx";
import { type ChildSlots, PrepareTables } from "./prepare-tables.tsx";
import { PrepareTalks } from "./prepare-talks.tsx";
import { linesOf, type PreparedLine } from "./prepared-lines.ts";
import { type MeetingPrepared, useMeetingPrepare } from "./use-meeting-prepare.ts";
import { usePrepareSteps } from "./use-prepare-steps.ts";
import rows from "../../ui/rows.module.css";
import styles from "./meeting-prepare.module.css";

const KEYS: readonly ScreenKey[] = [
  { keys: "↑ ↓", does: "on a child’s name: go to the next child, or the one before" },
  { keys: "Enter", does: "opens the child’s evidence; a suggested child is taken in" },
  { keys: "1 2 3", does: "puts the child into good progress, slow or stuck, falling behind" },
  { keys: "0", does: "puts the child under Also spoken of" },
  { keys: "+", does: "takes a suggested child into the meeting" },
  { keys: "Delete", does: "leaves the child out of this meeting" },
];

export type PrepareSlots = ChildSlots & {
  /** Where what a child said is written. */
  voice: (of: { pupil: string; talk: string; name: string; readOnly: boolean }) => ReactNode;
  /** What is said about the class as a whole before the meeting. */
  aboutClass: (of: { meeting: string; class: string; readOnly: boolean }) => ReactNode;
  trackerHref: (schoolClass: string, subject: string) => string;
  /** Where the meeting is held; undefined where it cannot be. */
  runHref: ((meeting: MeetingPrepared["meeting"]) => string) | undefined;
  meetingsHref: string;
};

/** Prepares one class's meeting: last time first, then who to speak of, with the evidence. [MS1]–[MS5] */
export function MeetingPrepare({
  classId,
  meetingId,
  slots,
}: {
  classId: string;
  meetingId: string;
  slots: PrepareSlots;
}) {
  const held = useMeetingPrepare(classId, meetingId);
  if (held === undefined)
    return (
      <Screen title="Prepare" where=" ">
        <output className="unseen">Opening the meeting</output>
      </Screen>
    );
  if (held === null)
    return (
      <Screen title="Prepare">
        <EmptyState
          title="There is no meeting here"
          step={<LinkButton href={slots.meetingsHref}>To the meetings</LinkButton>}
        >
          It was called off, or it has not reached this device yet.
        </EmptyState>
      </Screen>
    );
  return <Prepare key={meetingId} held={held} slots={slots} />;
}

function Prepare({ held, slots }: { held: MeetingPrepared; slots: PrepareSlots }) {
  const { meeting, schoolClass, subjects, today, last } = held;
  const steps = usePrepareSteps(held);
  const [chosen, setChosen] = useState<string>();
  const [everyone, setEveryone] = useState<ReadonlySet<string>>(new Set());
  const [asking, setAsking] = useState(false);
  const beside = useRef<HTMLElement>(null);
  useKeptFocus(beside);
  const subject = subjects.find(({ id }) => id === chosen) ?? subjects[0];
  const bySubject = useMemo(
    () => new Map(subjects.map(({ id }) => [id, linesOf(held, id, everyone.has(id))])),
    [held, subjects, everyone],
  );
  const all = [...bySubject.values()].flat();
  // Who is only shown because everyone is wanted is no suggestion.
  const toTake = useMemo(
    () => subjects.flatMap(({ id }) => linesOf(held, id, false)).filter(({ isIn }) => !isIn),
    [held, subjects],
  );
  const inMeeting = new Set(all.filter(({ isIn }) => isIn).map(({ pupil }) => pupil)).size;
  const title = `${schoolClass.name}, ${writeMeeting(meeting, today)}`;
  return (
    <Screen
      title={`Prepare ${title}`}
      where={`Prepare ${title}`}
      keys={KEYS}
      undoes
      tools={
        subjects.length > 1 && subject !== undefined ? (
          <Segments
            label="Subject"
            segments={subjects.map(({ id, name }) => {
              const count = bySubject.get(id)?.filter(({ isIn }) => isIn).length ?? 0;
              return { id, label: count === 0 ? name : `${name} ${count}` };
            })}
            chosen={subject.id}
            onChoose={setChosen}
          />
        ) : undefined
      }
    >
      <div className={styles.screen}>
        <div className={styles.page}>
          <div className={styles.main}>
            <section className={styles.section} aria-label="Last time">
              <h2>Last time{last === undefined ? "" : `, ${writeMeeting(last.meeting, today)}`}</h2>
              {last === undefined && (
                <p className={rows.soft}>This is the first meeting of {schoolClass.name} here.</p>
              )}
              {last?.actions.length === 0 && <p className={rows.soft}>Nothing was agreed.</p>}
              {[
                { title: undefined, actions: last?.actions ?? [] },
                { title: "Agreed at other times, still open", actions: held.open },
                {
                  title: "Agreed in the class they came from, still open",
                  actions: held.elsewhere,
                },
              ]
                .filter(({ actions }) => actions.length > 0)
                .map(({ title, actions }) => (
                  <Fragment key={title ?? ""}>
                    {title !== undefined && <h3>{title}</h3>}
                    <ActionAnswers
                      actions={actions}
                      today={today}
                      nameOf={held.nameOf}
                      childName={held.childName}
                      answers={steps.answers}
                    />
                  </Fragment>
                ))}
            </section>
            {subject !== undefined && (
              <PrepareTables
                key={subject.id}
                held={held}
                subject={subject.id}
                lines={bySubject.get(subject.id) ?? []}
                everyone={everyone.has(subject.id)}
                onEveryone={(is) =>
                  setEveryone(
                    is
                      ? new Set([...everyone, subject.id])
                      : new Set([...everyone].filter((one) => one !== subject.id)),
                  )
                }
                steps={steps}
                slots={slots}
              />
            )}
          </div>
          <section
            className={styles.beside}
            ref={beside}
            tabIndex={-1}
            aria-label="Beside the tables"
          >
            <PrepareAside held={held} steps={steps} trackerHref={slots.trackerHref} />
            <PrepareTalks held={held} voice={slots.voice} />
            {slots.aboutClass({
              meeting: meeting.id,
              class: meeting.class,
              readOnly: !held.maySay,
            })}
          </section>
        </div>
        <div className={styles.foot} data-foot="">
          <p>
            {inMeeting === 0 ? "Nobody" : plural(inMeeting, "child", "children")} in the meeting
            {toTake.length === 0 ? "" : `; still suggested: ${sayToTake(toTake, subjects)}`}
            {meeting.state === "prepared" ? ". Prepared." : ""}
            {meeting.state === "closed" ? ". It has been held." : ""}
          </p>
          {held.maySay && meeting.state === "planned" && (
            <Button
              kind="main"
              onClick={() => {
                if (toTake.length > 0) setAsking(true);
                else void steps.state("prepared", []);
              }}
            >
              It is prepared
            </Button>
          )}
          {held.maySay && meeting.state === "prepared" && (
            <Button kind="quiet" onClick={() => void steps.state("planned", [])}>
              Not prepared yet
            </Button>
          )}
          {held.maySay && slots.runHref !== undefined && (
            <LinkButton
              kind={meeting.state === "prepared" ? "main" : "plain"}
              href={slots.runHref(meeting)}
            >
              Hold the meeting
            </LinkButton>
          )}
        </div>
      </div>
      {asking && (
        <Dialog
          title={`${toTake.length} suggested, not in the meeting yet`}
          onClose={() => setAsking(false)}
          foot={
            <>
              <Button
                onClick={() => {
                  setAsking(false);
                  void steps.state("prepared", []);
                }}
              >
                Prepared without them
              </Button>
              <Button
                kind="main"
                onClick={() => {
                  setAsking(false);
                  void steps.state("prepared", toTake);
                }}
              >
                Take all {toTake.length} in
              </Button>
            </>
          }
        >
          <p>
            {subjects
              .map(({ id, name }) => {
                const names = toTake.filter((line) => line.subject === id).map((line) => line.name);
                return names.length === 0 ? "" : `${name}: ${names.join(", ")}.`;
              })
              .filter((words) => words !== "")
              .join(" ")}
          </p>
          <p>
            Those not taken in stay suggested, and can be taken in during the meeting. Nobody is
            told.
          </p>
        </Dialog>
      )}
    </Screen>
  );
}

/** "Reading 4, Maths 2". */
function sayToTake(lines: readonly PreparedLine[], subjects: MeetingPrepared["subjects"]): string {
  const counts = subjects.map(({ id, name }) => ({
    name,
    count: lines.filter((line) => line.subject === id).length,
  }));
  return counts
    .filter(({ count }) => count > 0)
    .map(({ name, count }) => `${name} ${count}`)
    .join(", ");
}
