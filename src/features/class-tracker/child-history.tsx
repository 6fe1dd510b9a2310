import { schoolDay, writeDay } from "../../domain/calendar.ts";
import type { Entry } from "../../domain/change.ts";
import { sayLevel, sayMade, sayWhen } from "../../domain/class-tracker-words.ts";
import { clockMs } from "../../domain/clock.ts";
import { cellName, type HistoryLine, historyIn } from "../../domain/judgement.ts";
import { writeLevel } from "../../domain/level.ts";
import { moderate, type Moderation } from "../../domain/moderation.ts";
import { LONGEST_WHY } from "../../domain/set-aside.ts";
import { ReasonForm } from "../../ui/reason-form.tsx";
import { Ask } from "./ask.tsx";
import { ModerationForm } from "./moderation-form.tsx";
import type { TrackerPlace } from "./tracker-grid.tsx";
import type { ChildStory } from "./use-child-story.ts";
import type { ClassTracker } from "./use-class-tracker.ts";
import type { TellMore } from "./use-tracker-puts.ts";
import { useTrackerToast } from "./use-tracker-toast.ts";
import styles from "./tracker-child.module.css";

type ChildHistoryProps = {
  tracker: ClassTracker;
  at: TrackerPlace;
  /** What the child is called here. */
  name: string;
  point: string;
  story: ChildStory | undefined;
  /** Nothing can be put here by this person. */
  closed: boolean;
  onPut: (value: string | null, how: "typed" | "restored", more?: TellMore) => void;
};

/** Every judgement ever made in the cell, newest first: who, when, how, and who looked. [J1] [MO1] */
export function ChildHistory(props: ChildHistoryProps) {
  const { tracker, at, point, story } = props;
  const { facts } = tracker;
  const isBaseline = facts.points.find((one) => one.id === at.column)?.season === "baseline";
  const lines = historyIn(facts.thisYear.get(at.pupil), cellName(facts.subject, at.column));
  const july = isBaseline
    ? historyIn(facts.lastYear.get(at.pupil), cellName(facts.subject, "summer"))
    : [];
  const waiting = tracker.waiting.filter((one) => one.pupil === at.pupil && one.slot === at.column);
  const showing = lines.find((line) => line.is === "current")?.entry;
  return (
    <div className={styles.history}>
      <h3>{point} history</h3>
      {waiting.length > 0 && (
        <ul aria-label="Put aside by the school">
          {waiting.map(({ entry, value, day, say }) => (
            <li key={entry} data-is="waiting">
              <b>{value === null ? "Taken back" : sayLevel(facts.scale, value)}</b>
              <span title={writeDay(day)}>
                You, {sayWhen(day, facts.today)}; put aside, not in the record
              </span>
              <span>{say}</span>
            </li>
          ))}
        </ul>
      )}
      {lines.length + july.length === 0 ? (
        <p className={styles.quiet}>No level has been given here yet.</p>
      ) : (
        <ol>
          {lines.map((line) => (
            <Line key={line.entry.id} {...props} line={line} showing={showing} />
          ))}
          {july.map((line) => (
            <Line key={line.entry.id} {...props} line={line} showing={undefined} closed />
          ))}
        </ol>
      )}
      {showing?.v != null && story?.mayModerate === true && (
        <Moderate {...props} story={story} showing={showing} />
      )}
    </div>
  );
}

/** One judgement, with what can be done about it. */
function Line({
  tracker,
  name,
  story,
  closed,
  onPut,
  line: { entry, is },
  showing,
}: ChildHistoryProps & { line: HistoryLine; showing: Entry | undefined }) {
  const { facts } = tracker;
  const day = schoolDay(clockMs(entry.h));
  const who = tracker.who(entry.by);
  const level = entry.v === null ? "" : writeLevel(facts.scale, entry.v);
  const own = is === "current" && entry === showing && who === "you" && entry.v !== null;
  const maySay = own && !closed && entry.why === undefined;
  const mayRestore =
    is === "superseded" && !closed && entry.v !== null && entry.v !== (showing?.v ?? null);
  const looked = story?.moderations.filter((one) => one.entry === entry.id) ?? [];
  return (
    <li data-is={is}>
      <b>{entry.v === null ? "Taken back" : sayLevel(facts.scale, entry.v)}</b>
      <span title={writeDay(day)}>
        {sayMade(entry, { who, by: tracker, today: facts.today })}
        {is === "beside" ? "; kept beside" : ""}
        {entry.at === 0 ? "; only on this device so far" : ""}
      </span>
      {entry.why !== undefined && <q>{entry.why}</q>}
      {looked.map((one) => (
        <Looked key={one.id} tracker={tracker} story={story} moderation={one} />
      ))}
      {mayRestore && (
        <button
          type="button"
          className={styles.act}
          aria-label={`Put ${level} back`}
          onClick={() => onPut(entry.v, "restored")}
        >
          Put back
        </button>
      )}
      {maySay && (
        <Ask label="Say why">
          {(close) => (
            <ReasonForm
              label={`Why ${level}?`}
              submit="Keep the reason"
              max={LONGEST_WHY}
              needed
              onSay={(why) => {
                close();
                onPut(entry.v, "typed", {
                  why,
                  tell: { words: `Your reason is kept beside ${name}’s ${level}.` },
                });
              }}
              onLeave={close}
            />
          )}
        </Ask>
      )}
    </li>
  );
}

/** Who looked at a judgement, on what, and what came of it; its author may take it back. [MO2] [MO3] */
function Looked({
  tracker,
  story,
  moderation,
}: {
  tracker: ClassTracker;
  story: ChildStory | undefined;
  moderation: Moderation;
}) {
  const toast = useTrackerToast(tracker);
  const { outcome, by, on, evidence } = moderation;
  const own = story?.isOwn(moderation) === true;
  return (
    <span className={styles.looked}>
      Looked at by {by} {sayWhen(on, tracker.facts.today)}:{" "}
      {outcome === "agreed" ? "agreed" : "changed"}.{evidence === "" ? "" : ` On: ${evidence}`}
      {own && outcome === "agreed" && (
        <button
          type="button"
          className={styles.act}
          aria-label={`Take back that ${by} looked`}
          onClick={() => {
            void story?.takeModerationBack(moderation);
            toast.say(
              "It is no longer written down that this was looked at.",
              () => void story?.writeModeration(moderation),
            );
          }}
        >
          Take back
        </button>
      )}
    </span>
  );
}

/** Writing down that somebody looked at the judgement that shows. [MO1] */
function Moderate({
  tracker,
  at,
  name,
  closed,
  onPut,
  story,
  showing,
}: ChildHistoryProps & { story: ChildStory; showing: Entry }) {
  const toast = useTrackerToast(tracker);
  const { scale } = tracker.facts;
  const from = writeLevel(scale, showing.v ?? "");
  return (
    <Ask label="Write down who looked at this">
      {(close) => (
        <ModerationForm
          scale={scale}
          value={showing.v ?? ""}
          who={story.me}
          today={tracker.facts.today}
          mayChange={!closed}
          onLeave={close}
          onWrite={({ to, ...said }) => {
            close();
            const moderation = story.moderation({ ...said, point: at.column, entry: showing.id });
            const words = `It is written down that ${said.by} looked at ${name}’s ${from}`;
            if (to === undefined)
              void story.writeModeration(moderation).then((step) => {
                if ("say" in step) toast.say(step.say);
                else toast.say(`${words} and agreed.`, () => void step.undo());
              });
            else
              onPut(to, "typed", {
                why: `Changed after ${said.by} looked at it`,
                beside: [moderate(moderation)],
                tell: {
                  words: `${words}. It is ${writeLevel(scale, to)} now.`,
                  undo: () => {
                    void tracker.restore("undo");
                    void story.takeModerationBack(moderation);
                  },
                },
              });
          }}
        />
      )}
    </Ask>
  );
}
