import { useState } from "react";
import { writeDay } from "../../domain/calendar.ts";
import type { Intervention } from "../../domain/intervention.ts";
import { spanOn, writeSpan } from "../../domain/span.ts";
import { LONGEST_TARGET_WHY } from "../../domain/target-group.ts";
import { ReasonForm } from "../../ui/reason-form.tsx";
import { Ask } from "./ask.tsx";
import { InterventionChange } from "./intervention-change.tsx";
import { InterventionForm } from "./intervention-form.tsx";
import type { ChildStory } from "./use-child-story.ts";
import type { ClassTracker } from "./use-class-tracker.ts";
import type { PlanStep, TargetGroup } from "./use-target-group.ts";
import { useTrackerToast } from "./use-tracker-toast.ts";
import styles from "./tracker-child.module.css";

type ChildSupportProps = {
  tracker: ClassTracker;
  targetGroup: TargetGroup | undefined;
  story: ChildStory | undefined;
  pupil: string;
  name: string;
};

/** What a child is chosen for and given, with the days: seen here, and decided here. [TG1] [IV1] */
export function ChildSupport(props: ChildSupportProps) {
  return (
    <>
      <Target {...props} />
      <Interventions {...props} />
    </>
  );
}

function useTell(tracker: ClassTracker) {
  const toast = useTrackerToast(tracker);
  return async (step: Promise<PlanStep>, words: string) => {
    const done = await step;
    if ("say" in done) toast.say(done.say);
    else toast.say(words, () => void done.undo());
  };
}

function Target({ tracker, targetGroup, pupil, name }: ChildSupportProps) {
  const tell = useTell(tracker);
  if (targetGroup === undefined) return null;
  const { today } = tracker.facts;
  const subject = tracker.subject.name;
  const place = targetGroup.of(pupil);
  const since = targetGroup.since(pupil);
  const past = place?.spans.filter((span) => span !== spanOn(place.spans, today)) ?? [];
  const may = targetGroup.may(pupil);
  if (!may && place === undefined) return null;
  return (
    <div className={styles.history}>
      <h3>Target group, {subject}</h3>
      {since !== undefined && place !== undefined ? (
        <p>
          ◆ In it since {writeDay(since, today)}, chosen by {tracker.who(place.by)}.
          {place.why !== null && <q>{place.why}</q>}
        </p>
      ) : (
        <p className={styles.quiet}>
          {past.length > 0 ? "Not in it now." : "Not in it this year."}
        </p>
      )}
      {past.length > 0 && (
        <p className={styles.quiet}>
          Before: {past.map((span) => writeSpan(span, today)).join("; ")}.
          {since === undefined && place?.why != null && <q>{place.why}</q>}
        </p>
      )}
      {may && (
        <Ask
          label={since === undefined ? "Add to the target group" : "Take out of the target group"}
        >
          {(close) => (
            <ReasonForm
              label="Why, if you like"
              submit={since === undefined ? `Add ${name}` : `Take ${name} out`}
              max={LONGEST_TARGET_WHY}
              onSay={(why) => {
                close();
                if (since === undefined)
                  void tell(
                    targetGroup.join(pupil, why),
                    `${name} is in the target group for ${subject} now.`,
                  );
                else
                  void tell(
                    targetGroup.leave(pupil, why),
                    `${name} is out of the target group for ${subject}. The time in it is kept.`,
                  );
              }}
              onLeave={close}
            />
          )}
        </Ask>
      )}
    </div>
  );
}

function Interventions({ tracker, story, name }: ChildSupportProps) {
  const tell = useTell(tracker);
  if (story === undefined) return null;
  const { today } = tracker.facts;
  const { support, mayGive } = story;
  if (support.length === 0 && !mayGive) return null;
  return (
    <div className={styles.history}>
      <h3>Interventions</h3>
      {support.length > 0 && (
        <ul aria-label="Interventions">
          {support.map(({ intervention: one, span }, at) => {
            const runs = span.to === null || span.to >= today;
            const first = support.findIndex(({ intervention: { id } }) => id === one.id) === at;
            return (
              <li key={`${one.id} ${span.from}`} data-is={runs ? "current" : "superseded"}>
                <b>{one.name}</b>
                <span>
                  Wave {one.wave}, {writeSpan(span, today)}
                  {one.leads === null ? "" : `, led by ${one.leads}`}
                </span>
                <div className={styles.choices}>
                  {runs && mayGive && (
                    <button
                      type="button"
                      className={styles.act}
                      aria-label={`Take ${name} out of ${one.name}`}
                      onClick={() =>
                        void tell(story.stop(one.id), `${name} is out of ${one.name} from today.`)
                      }
                    >
                      Take out
                    </button>
                  )}
                  {first && story.mayChange(one.id) && (
                    <Ask label="Change" name={`Change ${one.name}`}>
                      {(close) => <Change tell={tell} story={story} of={one} onLeave={close} />}
                    </Ask>
                  )}
                </div>
              </li>
            );
          })}
        </ul>
      )}
      {mayGive && (
        <Ask label="Put into an intervention">
          {(close) => (
            <PutInto tracker={tracker} tell={tell} story={story} name={name} onLeave={close} />
          )}
        </Ask>
      )}
    </div>
  );
}

/** `tell` is of what stays: said by a form that has gone it would name another subject. */
type StepProps = { tell: ReturnType<typeof useTell>; story: ChildStory; onLeave: () => void };

/** Changing an intervention or taking it off the list, for everybody in it. [IV4] */
function Change({ tell, story, of: now, onLeave }: StepProps & { of: Intervention }) {
  // As it was when the form opened: what somebody else changes meanwhile is not written over. [ED1]
  const [of] = useState(now);
  return (
    <InterventionChange
      of={of}
      onLeave={onLeave}
      onKeep={(changed) => {
        onLeave();
        void tell(story.change(of, changed), `${changed.name} is changed for every child in it.`);
      }}
      onRemove={() => {
        onLeave();
        const kept = "Who was in it, and when, is kept.";
        void tell(story.remove(of), `${of.name} is off the list. ${kept}`);
      }}
    />
  );
}

function PutInto({
  tracker,
  tell,
  story,
  name,
  onLeave,
}: StepProps & { tracker: ClassTracker; name: string }) {
  const [changing, setChanging] = useState<Intervention>();
  const { today, subject } = tracker.facts;
  if (changing !== undefined)
    return <Change tell={tell} story={story} of={changing} onLeave={onLeave} />;
  return (
    <InterventionForm
      offered={story.offered}
      mayName={story.mayName}
      mayChange={story.mayChange}
      today={today}
      onLeave={onLeave}
      onChange={setChanging}
      onChoose={(one, from) => {
        onLeave();
        const when = writeDay(from, today);
        void tell(story.give(one, from), `${name} is in ${one.name} from ${when}.`);
      }}
      onName={(one) => {
        onLeave();
        void tell(
          story.giveNew({ ...one, subject }),
          `${name} is in ${one.name} from ${writeDay(one.from, today)}. It can be chosen for others too.`,
        );
      }}
    />
  );
}
