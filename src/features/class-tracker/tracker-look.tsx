import { type RefObject, useId, useRef, useState } from "react";
import { writeDay } from "../../domain/calendar.ts";
import { sayLook } from "../../domain/progress-worth-a-look.ts";
import { LONGEST_WHY } from "../../domain/set-aside.ts";
import { LONGEST_TARGET_WHY } from "../../domain/target-group.ts";
import { plural } from "../../ui/plural.ts";
import { ReasonForm } from "../../ui/reason-form.tsx";
import { hasRoom } from "./tracker-summary.tsx";
import type { ClassTracker } from "./use-class-tracker.ts";
import type { TargetGroup } from "./use-target-group.ts";
import { useTrackerToast } from "./use-tracker-toast.ts";
import { type Look, useWorthALook, type WorthALookList } from "./use-worth-a-look.ts";
import styles from "./tracker-look.module.css";

/** How many stand open: what can be looked at today. */
const SHOWN = 5;

type TrackerLookProps = {
  tracker: ClassTracker;
  targetGroup: TargetGroup | undefined;
  /** Out of sight while a child's sheet is open, so that nothing of it is lost meanwhile. */
  hidden: boolean;
  onName: (pupil: string) => void;
};

/** The children worth a look, each with the sentence that says why. [PS16] [PS17] */
export function TrackerLook({ tracker, targetGroup, hidden, onName }: TrackerLookProps) {
  const list = useWorthALook(tracker.facts);
  const toast = useTrackerToast(tracker);
  const [unfolded, setUnfolded] = useState(hasRoom);
  const [all, setAll] = useState(false);
  const heading = useRef<HTMLButtonElement>(null);
  const body = useId();
  if (list === undefined) return null;
  const { open, aside } = list;
  const nobody = open.length === 0 && aside.length === 0;
  if (nobody && list.tooLittle < list.children) return null;
  const shown = all ? open : open.slice(0, SHOWN);
  // What was pressed is gone from where it was, so the focus goes to the top of the list.
  const settle = (say: string | undefined, words: string, undo: () => Promise<unknown>) => {
    if (say === undefined) heading.current?.focus();
    toast.say(say ?? words, say === undefined ? () => void undo() : undefined);
  };
  const sinceWhen = (pupil: string) => {
    const since = targetGroup?.since(pupil);
    return since === undefined
      ? undefined
      : `◆ Target group since ${writeDay(since, tracker.facts.today)}`;
  };
  /** The child stays on the list: being chosen is no reason not to look. */
  const chooseFor = async (look: Look, why: string) => {
    const step = await targetGroup?.join(look.pupil.id, why);
    if (step === undefined) return;
    if ("say" in step) toast.say(step.say);
    else
      toast.say(
        `${nameOf(look)} is in the target group for ${tracker.subject.name} now.`,
        () => void step.undo(),
      );
  };
  const nameOf = (look: Look) => tracker.scene.chips.get(look.pupil.id)?.[0]?.name ?? "";
  return (
    <section className={styles.look} aria-label="Worth a look" hidden={hidden}>
      <h2>
        <button
          ref={heading}
          type="button"
          aria-expanded={unfolded}
          aria-controls={body}
          onClick={() => setUnfolded(!unfolded)}
        >
          Worth a look {!unfolded && open.length > 0 && <span>{open.length}</span>}
        </button>
      </h2>
      <div id={body} hidden={!unfolded}>
        {open.length > 0 && (
          <ul className={styles.list} aria-label="Children worth a look">
            {shown.map((look) => (
              <OneLook
                key={`${look.pupil.id} ${look.reason}`}
                look={look}
                name={nameOf(look)}
                mayPut={tracker.mayJudge(look.pupil.id)}
                onName={() => onName(look.pupil.id)}
                chosen={sinceWhen(look.pupil.id)}
                onTarget={
                  targetGroup?.may(look.pupil.id) === true
                    ? (why) => void chooseFor(look, why)
                    : undefined
                }
                onAside={async (why) => {
                  settle(
                    await list.putAside(look, why),
                    `${nameOf(look)} is put aside until something changes or the next point comes.`,
                    async () => list.bringBack(look.pupil.id),
                  );
                }}
              />
            ))}
          </ul>
        )}
        {open.length > SHOWN && (
          <button
            type="button"
            className={styles.quiet}
            aria-expanded={all}
            onClick={() => setAll(!all)}
          >
            {all ? `Only the first ${SHOWN}` : `All ${open.length}`}
          </button>
        )}
        <TooLittle list={list} />
        {aside.length > 0 && (
          <details className={styles.aside}>
            <summary>Put aside ({aside.length})</summary>
            <ul className={styles.list} aria-label="Children put aside">
              {aside.map(({ look, by }) => (
                <li key={look.pupil.id}>
                  <NameButton name={nameOf(look)} onName={() => onName(look.pupil.id)} />
                  <p>
                    By {tracker.who(by.by)} on {writeDay(by.on, tracker.facts.today)}
                    {by.why !== null && <>: “{by.why}”</>}
                  </p>
                  {tracker.mayJudge(look.pupil.id) && (
                    <button
                      type="button"
                      className={styles.quiet}
                      aria-label={`Bring ${nameOf(look)} back`}
                      onClick={async () => {
                        settle(
                          await list.bringBack(look.pupil.id),
                          `${nameOf(look)} is back on the list.`,
                          async () => list.putBackAside(by),
                        );
                      }}
                    >
                      Bring back
                    </button>
                  )}
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
    </section>
  );
}

function NameButton({ name, onName }: { name: string; onName: () => void }) {
  return (
    <button type="button" className={styles.name} onClick={onName}>
      {name}
    </button>
  );
}

/** What the sentence leaves open; that a slow line asks what is in the way needs no saying. */
function questionOf({ reason }: Look): string {
  return reason === "falling-behind" || reason === "stuck" || reason === "slow"
    ? ""
    : sayLook(reason);
}

function OneLook({
  look,
  name,
  mayPut,
  onName,
  onAside,
  chosen,
  onTarget,
}: {
  look: Look;
  name: string;
  mayPut: boolean;
  onName: () => void;
  onAside: (why: string) => Promise<void>;
  /** Says that the child is in the target group already; undefined when not. */
  chosen: string | undefined;
  /** Takes the child into the target group; undefined for who may not choose. */
  onTarget: ((why: string) => void) | undefined;
}) {
  const [asking, setAsking] = useState<"aside" | "target">();
  const notNow = useRef<HTMLButtonElement>(null);
  const toTarget = useRef<HTMLButtonElement>(null);
  const leave = (to: RefObject<HTMLButtonElement | null>) => {
    setAsking(undefined);
    to.current?.focus();
  };
  const ask = (what: "aside" | "target") => setAsking(asking === what ? undefined : what);
  return (
    <li>
      <NameButton name={name} onName={onName} />
      <p>
        {look.says} {questionOf(look)}
      </p>
      {mayPut && (
        <button
          ref={notNow}
          type="button"
          className={styles.quiet}
          aria-label={`Not now: ${name}`}
          aria-expanded={asking === "aside"}
          onClick={() => ask("aside")}
        >
          Not now
        </button>
      )}
      {chosen !== undefined && <span className={styles.chosen}>{chosen}</span>}
      {chosen === undefined && onTarget !== undefined && (
        <button
          ref={toTarget}
          type="button"
          className={styles.quiet}
          aria-label={`Add to target group: ${name}`}
          aria-expanded={asking === "target"}
          onClick={() => ask("target")}
        >
          Add to target group
        </button>
      )}
      {asking === "aside" && (
        <ReasonForm
          label="Why not now, if you like"
          note="About the learning. A worry about safety goes to the designated lead."
          submit="Put aside"
          max={LONGEST_WHY}
          onSay={(why) => void onAside(why)}
          onLeave={() => leave(notNow)}
        />
      )}
      {asking === "target" && (
        <ReasonForm
          label="Why, if you like"
          submit={`Add ${name}`}
          max={LONGEST_TARGET_WHY}
          onSay={(why) => {
            setAsking(undefined);
            onTarget?.(why);
          }}
          onLeave={() => leave(toTarget)}
        />
      )}
    </li>
  );
}

/** Says so when there is too little to go on, instead of showing a short list as a clean bill. */
function TooLittle({ list }: { list: WorthALookList }) {
  const { tooLittle, children } = list;
  if (tooLittle === 0) return null;
  return (
    <p className={styles.note}>
      {tooLittle === children
        ? "Too early to say: it takes levels over two terms, the latest no older than last term."
        : `Nothing can be said yet of ${plural(tooLittle, "other child", "other children")}: too few levels, or none lately.`}
    </p>
  );
}
