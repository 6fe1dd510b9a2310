import { type KeyboardEvent, useRef, useState } from "react";
import {
  listActions,
  remindersFor,
  sayReminders,
  sayTally,
  tallyActions,
  writeActionPart,
} from "../../domain/action-list.ts";
import { actionTable } from "../../domain/action-table.ts";
import { sayStands } from "../../domain/action-taken-off.ts";
import type { AttainmentFacts } from "../../domain/attainment-facts.ts";
import { type MeetingAction, sayHelpedWords } from "../../domain/meeting-action.ts";
import { ExportButton } from "../../files/export-button.tsx";
import type { SchoolInsight } from "../../storage/use-school-insight.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Screen } from "../../ui/screen.tsx";
import { showToast } from "../../ui/toast.ts";
import { useKeptFocus } from "../../ui/use-kept-focus.ts";
import { ActionDrop } from "./action-drop.tsx";
import { ActionForm } from "./action-form.tsx";
import { ActionRow, type ActionStep } from "./action-row.tsx";
import { ActionsOnPaper, ActionTools } from "./action-tools.tsx";
import { actionsOf, type ActionView, readActionView, writeActionView } from "./action-view.ts";
import { actionWords } from "./action-words.ts";
import { OvertakenAnswers } from "./overtaken-answers.tsx";
import { OvertakenChildrenNotices } from "./overtaken-children.tsx";
import { type Step, useActions } from "./use-actions.ts";
import { useAddKey } from "./use-add-key.ts";
import screen from "../../pictures/figure-screen.module.css";
import styles from "./actions.module.css";

const KEYS = [
  { keys: "N", does: "adds an action" },
  { keys: "↑ ↓", does: "go from action to action" },
  { keys: "Enter", does: "opens what is known of it" },
  { keys: "A", does: "says that you will do it" },
  { keys: "D", does: "says that it is done" },
  { keys: "E", does: "changes it" },
];

type Asked = { is: "new" } | { is: "edit" | "carry" | "drop"; action: MeetingAction };

/** What was agreed and what became of it: mine, a class's, the school's. [MA9] [MA10] [AL1]–[AL3] */
export function ActionsScreen({
  facts,
  insight,
  search,
  onSearch,
  ...hrefs
}: {
  facts: AttainmentFacts;
  insight: SchoolInsight;
  /** What to show, as an address holds it. */
  search: string;
  onSearch: (search: string) => void;
  childHref: (id: string) => string;
  meetingHref: (action: MeetingAction) => string | undefined;
  changesHref: ((action: MeetingAction) => string) | undefined;
}) {
  const actions = useActions();
  const [open, setOpen] = useState<string>();
  const [asked, setAsked] = useState<Asked>();
  const list = useRef<HTMLDivElement>(null);
  useKeptFocus(list);
  const classes = actions?.classes ?? [];
  const mayAdd = classes.some(({ id }) => actions?.mayAgree(id) === true);
  useAddKey(mayAdd && asked === undefined, () => setAsked({ is: "new" }));
  if (actions === undefined)
    return (
      <Screen title="Actions" where=" ">
        <output className="unseen">Opening the actions</output>
      </Screen>
    );
  const { today, user, all } = actions;
  const wanted = readActionView(search);
  // Whoever has nothing of their own begins where there is something.
  const hasOwn = all.some(({ owner }) => owner === user);
  const begins = hasOwn ? "mine" : actions.seesAll ? "school" : "class";
  const asksFor = { ...wanted, whose: wanted.whose ?? begins } as const;
  const filter = {
    ...asksFor,
    class: asksFor.whose === "class" ? asksFor.class || (classes[0]?.id ?? "") : "",
  };
  const words = actionWords(actions, facts, insight);
  const me = { user, day: today };
  const within = actionsOf(all, { ...filter, person: "", meeting: "", intervention: "" }, me);
  const shown = actionsOf(all, filter, me);
  const reminder = sayReminders(remindersFor(all, user, today));
  const change = (part: Partial<ActionView>) => onSearch(writeActionView({ ...filter, ...part }));

  const nameOf = (id: string) => (id === user ? "you" : actions.staffName(id));

  function take(action: MeetingAction, step: ActionStep): void {
    if (actions === undefined) return;
    const { what } = action;
    if (step === "accept") void tell(actions.accept(action), `You will do “${what}”.`);
    if (step === "finish") void tell(actions.finish(action), `Done: “${what}”. Did it help?`);
    if (step === "reopen") void tell(actions.reopen(action), `“${what}” is open again.`);
    if (step === "remove") {
      const stands = actions.takenOff(action).stands.map((one) => sayStands(one, nameOf));
      const off = `“${what}” is taken off every list.`;
      void tell(actions.remove(action), [off, ...stands].join(" "));
    }
    if (step === "drop" || step === "edit" || step === "carry") setAsked({ is: step, action });
  }

  function onKey(action: MeetingAction, event: KeyboardEvent<HTMLButtonElement>): void {
    if (event.ctrlKey || event.metaKey || event.altKey || actions === undefined) return;
    const key = event.key.toLowerCase();
    const isOpen = action.state === "open";
    if (key === "arrowdown" || key === "arrowup") {
      const titles = [...(list.current?.querySelectorAll<HTMLElement>("[data-action]") ?? [])];
      const at = titles.indexOf(event.currentTarget);
      titles[at + (key === "arrowdown" ? 1 : -1)]?.focus();
    } else if (key === "a" && isOpen && action.owner === user && action.accepted === null)
      take(action, "accept");
    else if (key === "d" && isOpen) take(action, "finish");
    else if (key === "e" && actions.mayAgree(action.class)) take(action, "edit");
    else return;
    event.preventDefault();
  }

  return (
    <Screen
      title="Actions"
      where={
        <>
          Actions{" "}
          <small>
            {filter.whose === "mine" && actions.staffName(user)}
            {filter.whose === "class" && actions.className(filter.class)}
          </small>
        </>
      }
      keys={KEYS}
      undoes
    >
      <div className={screen.screen}>
        <ActionTools {...{ actions, words, within, filter }} onFilter={change}>
          {mayAdd && (
            <Button kind="main" onClick={() => setAsked({ is: "new" })}>
              Add an action
            </Button>
          )}
          {shown.length > 0 && (
            <>
              <ExportButton
                source={{
                  name: "Actions",
                  audiences: ["names"],
                  tables: () => [actionTable(shown, words.names)],
                }}
              />
              <Button onClick={() => globalThis.print()}>Print</Button>
            </>
          )}
        </ActionTools>
        <section className={styles.page} ref={list} tabIndex={-1} aria-label="Actions">
          <ActionsOnPaper {...{ actions, words, filter }} school={facts.school} />
          <OvertakenAnswers actions={actions} tell={tell} />
          <OvertakenChildrenNotices {...{ actions, tell }} nameOf={words.names.child} />
          {reminder !== "" && filter.whose === "mine" && (
            <p className={styles.reminder}>{reminder}</p>
          )}
          {shown.length > 0 && filter.whose !== "mine" && (
            <p className={styles.sum}>{sayTally(tallyActions(shown, today))}</p>
          )}
          {shown.length === 0 && (
            <Nothing filter={filter} any={within.length > 0} mayAdd={mayAdd} />
          )}
          {listActions(shown, {}, today).map(({ part, actions: held }) => (
            <section key={part} className={styles.section} aria-labelledby={`part-${part}`}>
              <h2 id={`part-${part}`}>
                {writeActionPart(part)} <span>{held.length}</span>
              </h2>
              <ul className={styles.list}>
                {held.map((action) => (
                  <ActionRow
                    key={action.id}
                    {...{ actions, facts, action, words, ...hrefs }}
                    open={open === action.id}
                    onOpen={() => setOpen(open === action.id ? undefined : action.id)}
                    onStep={(step) => take(action, step)}
                    onHelped={(helped) =>
                      void tell(
                        actions.helped(action, helped),
                        helped === null
                          ? "The answer is taken back."
                          : `${sayHelpedWords(helped)}.`,
                      )
                    }
                    onKey={(event) => onKey(action, event)}
                  />
                ))}
              </ul>
            </section>
          ))}
        </section>
      </div>
      {asked?.is === "drop" && (
        <ActionDrop
          what={asked.action.what}
          onClose={() => setAsked(undefined)}
          onDrop={(why) => {
            setAsked(undefined);
            void tell(actions.drop(asked.action, why), `“${asked.action.what}” is dropped.`);
          }}
        />
      )}
      {asked !== undefined && asked.is !== "drop" && (
        <ActionForm
          title={
            { new: "A new action", edit: "Change an action", carry: "Carry an action on" }[asked.is]
          }
          actions={actions}
          facts={facts}
          before={"action" in asked ? asked.action : undefined}
          carriesOn={asked.is === "carry"}
          usual={{ class: usualClass(asked) }}
          onClose={() => setAsked(undefined)}
          onAgree={async (terms, accepted) => {
            const done =
              asked.is === "edit"
                ? await actions.change(asked.action, terms)
                : await actions.agree(terms, accepted);
            if ("say" in done) return done.say;
            setAsked(undefined);
            showToast({
              words:
                asked.is === "edit"
                  ? `“${terms.what}” is changed.`
                  : `“${terms.what}” is on the list.`,
              undo: () => void undone(done.undo),
            });
            return undefined;
          }}
        />
      )}
    </Screen>
  );

  /** The class an action is usually kept with: the one looked at, else the children's of this year. */
  function usualClass(asking: Asked): string | null {
    if (asking.is !== "new") {
      const [first] = asking.action.children;
      const child = facts.children.find(({ id }) => id === first);
      const place = child?.years.find(({ year }) => year === facts.year)?.class;
      if (place != null && classes.some(({ id }) => id === place)) return place;
      if (asking.action.class === null) return null;
    }
    return filter.class || (classes[0]?.id ?? null);
  }
}

/** Says what was done, with the way back; or why it was not kept. */
async function tell(step: Promise<Step>, said: string): Promise<void> {
  const done = await step;
  if ("say" in done) showToast({ words: done.say });
  else showToast({ words: said, undo: () => void undone(done.undo) });
}

/** Takes a step back, and says why not where a colleague has changed it since. */
async function undone(undo: () => Promise<string | undefined>): Promise<void> {
  const why = await undo();
  if (why !== undefined) showToast({ words: why });
}

function Nothing({ filter, any, mayAdd }: { filter: ActionView; any: boolean; mayAdd: boolean }) {
  if (any)
    return (
      <EmptyState title="No action fits">
        There are actions here, but none for this person, meeting and intervention together.
      </EmptyState>
    );
  return (
    <EmptyState
      title={filter.whose === "mine" ? "Nothing is waiting for you" : "No actions here yet"}
    >
      {filter.whose === "mine"
        ? "Actions that you agreed to do, in a pupil progress meeting or by hand, stand here."
        : "What is agreed in pupil progress meetings stands here with who does it and by when."}{" "}
      {mayAdd && "“Add an action” writes one down by hand."}
    </EmptyState>
  );
}
