import type { KeyboardEvent } from "react";
import { sayHelp } from "../../domain/action-help.ts";
import { sayDue } from "../../domain/action-list.ts";
import type { AttainmentFacts } from "../../domain/attainment-facts.ts";
import { writeDay } from "../../domain/calendar.ts";
import { asSentence } from "../../domain/count-words.ts";
import {
  type Helped,
  isOverdue,
  type MeetingAction,
  sayHelpedWords,
  writeActionKind,
} from "../../domain/meeting-action.ts";
import { Button, LinkButton } from "../../ui/button.tsx";
import type { ActionWords } from "./action-words.ts";
import type { Actions } from "./use-actions.ts";
import styles from "./actions.module.css";

/** What one can do with an action of the list. */
export type ActionStep = "accept" | "finish" | "reopen" | "drop" | "edit" | "carry" | "remove";

type Props = {
  actions: Actions;
  facts: AttainmentFacts;
  action: MeetingAction;
  words: ActionWords;
  open: boolean;
  childHref: (id: string) => string;
  meetingHref: (action: MeetingAction) => string | undefined;
  /** Where stands what was changed about it; unset for who may not read that. [WC1] */
  changesHref: ((action: MeetingAction) => string) | undefined;
  onOpen: () => void;
  onStep: (step: ActionStep) => void;
  onHelped: (helped: Helped | null) => void;
  onKey: (event: KeyboardEvent<HTMLButtonElement>) => void;
};

/** One action: what, for whom, by whom and when, and its next step. */
export function ActionRow(props: Props) {
  const { actions, action, words, open } = props;
  return (
    <li className={styles.item} data-line={action.id}>
      <div className={styles.line}>
        <button
          type="button"
          className={styles.what}
          data-action={action.id}
          aria-expanded={open}
          onClick={props.onOpen}
          onKeyDown={props.onKey}
        >
          <b>{action.what}</b>{" "}
          <span>
            {words.about(action)} ·{" "}
            {isOverdue(action, actions.today) ? (
              <em>{sayDue(action, actions.today)}</em>
            ) : (
              sayDue(action, actions.today)
            )}
          </span>
        </button>
        <Steps {...props} />
      </div>
      {open && <More {...props} />}
    </li>
  );
}

function Steps({ actions, action, onStep, onHelped }: Props) {
  const { what } = action;
  if (action.state === "dropped")
    return (
      <div className={styles.steps}>
        <Button aria-label={`Open again: ${what}`} onClick={() => onStep("reopen")}>
          Open again
        </Button>
      </div>
    );
  if (action.state === "done")
    return (
      <div className={styles.steps}>
        {action.helped === null ? (
          <>
            {(["yes", "some", "no"] as const).map((helped) => (
              <Button
                key={helped}
                aria-label={`${sayHelpedWords(helped)}: ${what}`}
                onClick={() => onHelped(helped)}
              >
                {{ yes: "It helped", some: "Somewhat", no: "It did not" }[helped]}
              </Button>
            ))}
          </>
        ) : (
          <span>{sayHelpedWords(action.helped)}</span>
        )}
      </div>
    );
  const mine = action.owner === actions.user;
  return (
    <div className={styles.steps}>
      {mine && action.accepted === null && (
        <Button aria-label={`I will do it: ${what}`} onClick={() => onStep("accept")}>
          I will do it
        </Button>
      )}
      <Button
        kind={mine ? "main" : "plain"}
        aria-label={`Done: ${what}`}
        onClick={() => onStep("finish")}
      >
        Done
      </Button>
    </div>
  );
}

function More(props: Props) {
  const { actions, facts, action, words, onStep, onHelped } = props;
  const { today } = actions;
  const meeting = props.meetingHref(action);
  const children = facts.children.filter(({ id }) => action.children.includes(id));
  const away = action.children.length - children.length;
  const may = actions.mayAgree(action.class);
  // What a closed meeting agreed is dropped with a reason: the next meeting asks after it. [MA18]
  const isLocked = actions.meetings.get(action.meeting ?? "")?.state === "closed";
  return (
    <div className={styles.more}>
      <dl>
        <dt>Children</dt>
        <dd>
          {action.children.length === 0 && "None by name"}
          {children.map(({ id, name }, at) => (
            <span key={id}>
              {at > 0 && ", "}
              <a href={props.childHref(id)}>{name}</a>
            </span>
          ))}
          {away > 0 && `${children.length > 0 ? ", " : ""}${words.away(away)}`}
        </dd>
        <dt>Where</dt>
        <dd>
          {writeActionKind(action.kind)}
          {action.wave !== null && `, wave ${action.wave}`}
          {action.intervention !== null && `, ${words.intervention(action.intervention)}`}
        </dd>
        <dt>Agreed</dt>
        <dd>
          {writeDay(action.made, today)}, written down by {actions.staffName(action.by)}
          {meeting !== undefined && (
            <>
              {" "}
              · <a href={meeting}>{words.meeting(action.meeting)}</a>
            </>
          )}
        </dd>
        <dt>Taken on</dt>
        <dd>{words.accepted(action)}</dd>
        {action.from !== null && (
          <>
            <dt>Goes on from</dt>
            <dd>{actions.all.find(({ id }) => id === action.from)?.what ?? "an earlier action"}</dd>
          </>
        )}
        {action.state === "dropped" && (
          <>
            <dt>Why dropped</dt>
            <dd>{action.why ?? "No reason written down"}</dd>
          </>
        )}
        {action.onceDropped != null && (
          <>
            <dt>Dropped once, because</dt>
            <dd>{action.onceDropped}</dd>
          </>
        )}
        {action.state === "done" && (
          <>
            <dt>Did it help?</dt>
            <dd>
              {sayHelpedWords(action.helped)}
              {action.helped !== null && (
                <>
                  {" "}
                  <Button kind="quiet" onClick={() => onHelped(null)}>
                    Take the answer back
                  </Button>
                </>
              )}
            </dd>
          </>
        )}
        {action.children.length > 0 && (
          <>
            <dt>Before and after</dt>
            <dd>
              {words.help(action).map(({ id, subject, figures }) => (
                <div key={id}>
                  {action.subject === null && `${asSentence(subject)}: `}
                  {sayHelp(figures)}
                  <ul>
                    {figures.children.map((one) => (
                      <li key={one.pupil}>
                        {words.names.child(one.pupil)}: {words.levels(one, id)}
                      </li>
                    ))}
                  </ul>
                </div>
              ))}
              <p className={styles.quiet}>
                The last level by the day it was agreed and the last one since, from the tracker.
                They do not say why.
              </p>
            </dd>
          </>
        )}
      </dl>
      <div className={styles.steps}>
        {action.state === "open" && (
          <Button aria-label={`Drop: ${action.what}`} onClick={() => onStep("drop")}>
            Drop
          </Button>
        )}
        {action.state === "done" && (
          <Button aria-label={`Not done yet: ${action.what}`} onClick={() => onStep("reopen")}>
            Not done yet
          </Button>
        )}
        {may && (
          <>
            <Button aria-label={`Carry on: ${action.what}`} onClick={() => onStep("carry")}>
              Carry on
            </Button>
            <Button aria-label={`Change: ${action.what}`} onClick={() => onStep("edit")}>
              Change
            </Button>
            {!isLocked && (
              <Button aria-label={`Remove: ${action.what}`} onClick={() => onStep("remove")}>
                Remove
              </Button>
            )}
          </>
        )}
        {props.changesHref !== undefined && (
          <LinkButton
            kind="quiet"
            href={props.changesHref(action)}
            aria-label={`What was changed: ${action.what}`}
          >
            What was changed
          </LinkButton>
        )}
      </div>
    </div>
  );
}
