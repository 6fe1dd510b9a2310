import { useEffect, useEffectEvent, useState } from "react";
import type { Answer } from "../../domain/answer.ts";
import {
  loggedTable,
  sayLogged,
  sayLoggedAbout,
  sayLoggedDevice,
  sayLoggedWhen,
} from "../../domain/logged-change-words.ts";
import {
  type ChangesAsked,
  changesAskedOf,
  isMoreThanAsked,
  isRestricted,
  type LoggedChange,
  type LoggedPage,
  MOST_CHANGES,
  writeChangesAsked,
} from "../../domain/logged-change.ts";
import { csvFile } from "../../files/csv-file.ts";
import { fileName, saveFile } from "../../files/save-file.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Notice } from "../../ui/notice.tsx";
import { plural } from "../../ui/plural.ts";
import { ProgressLine } from "../../ui/progress-line.tsx";
import { showToast } from "../../ui/toast.ts";
import { LoggedFilters, sayAsked } from "./logged-filters.tsx";
import { type LoggedNamesHere, useLoggedNames } from "./use-logged-names.ts";
import rows from "../../ui/rows.module.css";
import styles from "./logged-changes.module.css";

type AskChanges = (asked: ChangesAsked) => Promise<Answer<LoggedPage>>;

type LoggedChangesProps = {
  ask: AskChanges;
  /** What is shown, as the address has it. */
  search: string;
  onSearch: (search: string) => void;
  mayRestricted: boolean;
};

/** What was changed, by whom, when and on which device, as the school wrote it down. [WC2] */
export function LoggedChanges(props: LoggedChangesProps) {
  const here = useLoggedNames();
  if (here === undefined) return <output className="unseen">Opening what was changed</output>;
  return <Changes {...props} here={here} />;
}

function Changes({
  ask,
  search,
  onSearch,
  mayRestricted,
  here,
}: LoggedChangesProps & { here: LoggedNamesHere }) {
  const asked = changesAskedOf(new URLSearchParams(search));
  const { changes, next, problem, isAsking, older, again } = useAsked(ask, search);
  const [saving, setSaving] = useState(false);
  const isOnScreenAlone = asked.group === "restricted";
  const said = sayAsked(asked, here);

  async function save(): Promise<void> {
    setSaving(true);
    const all = await askAll(ask, asked);
    setSaving(false);
    if (all.is !== "done") {
      showToast({ words: `No file was made. ${sayProblem(all)}` });
      return;
    }
    const name = fileName(["What was changed", said], "csv");
    saveFile(name, csvFile(loggedTable(all.value, here.names)));
    showToast({ words: `Saved ${plural(all.value.length, "change")} as ${name}.` });
  }

  return (
    <div className={rows.page}>
      <div className={rows.head}>
        <h2>What was changed</h2>
        {changes !== undefined && changes.length > 0 && !isOnScreenAlone && (
          <>
            <Button onClick={() => print()}>Print</Button>
            <Button disabled={saving} onClick={() => void save()}>
              {saving ? "Asking the school…" : "Save as CSV"}
            </Button>
          </>
        )}
      </div>
      <p className={rows.soft}>
        Who changed what in meetings, notes, actions and plans, as your school’s server wrote it
        down; of notes that somebody wrote in them, and not the words. A level’s history stands with
        the level.
      </p>
      <LoggedFilters
        asked={asked}
        here={here}
        mayRestricted={mayRestricted}
        onAsk={(part) => onSearch(writeChangesAsked({ ...asked, ...part }))}
      />
      {isMoreThanAsked(new URLSearchParams(search)) && (
        <Notice kind="look">
          A part of this address cannot be read, so more is shown than it asks for. Choose again
          what you want to see.
        </Notice>
      )}
      <p className={styles.printed}>{said}</p>
      {isOnScreenAlone && (
        <Notice>
          These lines stand on this screen alone: they are on no print and in no file.
        </Notice>
      )}
      {problem !== undefined && (
        <div className={styles.problem}>
          <Notice kind="look">{problem}</Notice>
          <Button onClick={again}>Ask again</Button>
        </div>
      )}
      {changes === undefined && problem === undefined && (
        <ProgressLine label="Asking the school…" />
      )}
      {changes?.length === 0 && <Nothing asked={asked} onAll={() => onSearch("")} />}
      {changes !== undefined && changes.length > 0 && (
        <>
          <output className={rows.soft}>
            {next === null
              ? `${plural(changes.length, "change")}, the latest first.`
              : `The latest ${plural(changes.length, "change")}; there are older ones.`}
          </output>
          <Table changes={changes} here={here} isOnScreenAlone={isOnScreenAlone} />
          {next !== null && (
            <div>
              <Button disabled={isAsking} onClick={older}>
                {isAsking ? "Asking the school…" : "Show older changes"}
              </Button>
            </div>
          )}
        </>
      )}
    </div>
  );
}

function Table({
  changes,
  here: { names },
  isOnScreenAlone,
}: {
  changes: readonly LoggedChange[];
  here: LoggedNamesHere;
  isOnScreenAlone: boolean;
}) {
  return (
    <div className={rows.wrap} data-unprinted={isOnScreenAlone || undefined}>
      <table className={`${rows.table} ${styles.table}`}>
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">Who</th>
            <th scope="col">About</th>
            <th scope="col">What was changed</th>
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => (
            <tr key={change.seq} data-unprinted={isRestricted(change) || undefined}>
              <td className={styles.when}>{sayLoggedWhen(change)}</td>
              <td className={styles.who}>
                {names.person(change.by)}
                <div className={rows.soft}>{sayLoggedDevice(change, names)}</div>
              </td>
              <td>{sayLoggedAbout(change, names)}</td>
              <td>
                {sayLogged(change, names).map((sentence, nth) => (
                  <div key={`${nth} ${sentence}`}>{sentence}</div>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Nothing({ asked, onAll }: { asked: ChangesAsked; onAll: () => void }) {
  const isNarrow = writeChangesAsked(asked) !== "";
  return isNarrow ? (
    <EmptyState
      title="Nothing that fits was changed"
      step={<Button onClick={onAll}>Show everything</Button>}
    >
      Choose other days, another child or person. What somebody changed without a network stands
      here once their device has sent it. What came with the school from the beginning has no lines.
    </EmptyState>
  ) : (
    <EmptyState title="Nothing was changed yet">
      When somebody prepares a meeting, agrees an action, writes a note or plans an intervention,
      who it was and when stands here. What came with the school from the beginning has no such
      lines.
    </EmptyState>
  );
}

/** The page asked for, with the older ones shown after it. */
function useAsked(ask: AskChanges, search: string) {
  const [held, setHeld] = useState<{
    search: string;
    changes: readonly LoggedChange[];
    next: number | null;
  }>();
  const [problem, setProblem] = useState<{ of: string; say: string }>();
  const [isAsking, setIsAsking] = useState(false);
  const [turn, setTurn] = useState(0);
  const askNow = useEffectEvent(ask);
  // Asked when what is asked for changes, or somebody asks again; what went wrong is of that once.
  const of = `${turn}?${search}`;

  useEffect(() => {
    let isShown = true;
    void askNow(changesAskedOf(new URLSearchParams(search))).then((answer) => {
      if (!isShown) return;
      if (answer.is === "done") setHeld({ search, ...answer.value });
      else setProblem({ of, say: sayProblem(answer) });
    });
    return () => {
      isShown = false;
    };
  }, [of, search]);

  async function older(): Promise<void> {
    if (held === undefined) return;
    setIsAsking(true);
    const asked = { ...changesAskedOf(new URLSearchParams(search)), before: held.next };
    const answer = await ask(asked);
    setIsAsking(false);
    if (answer.is !== "done") {
      setProblem({ of, say: sayProblem(answer) });
      return;
    }
    setProblem(undefined);
    const { changes, next } = answer.value;
    const seen = new Set(changes.map(({ seq }) => seq));
    // What is older of a search that somebody has left already goes with it.
    setHeld((now) => {
      if (now?.search !== search) return now;
      const before = now.changes.filter(({ seq }) => !seen.has(seq));
      return { search, changes: [...before, ...changes], next };
    });
  }

  const isThis = held?.search === search;
  return {
    changes: isThis ? held.changes : undefined,
    next: isThis ? held.next : null,
    problem: problem?.of === of ? problem.say : undefined,
    isAsking,
    older: () => void older(),
    again: () => setTurn(turn + 1),
  };
}

function sayProblem(answer: Exclude<Answer<unknown>, { is: "done" }>): string {
  return answer.is === "refused"
    ? answer.say
    : "What was changed is kept at the school and not on this device, so it needs the network. Ask again when you are online.";
}

/** Every change that fits, page after page: a file has all of them or is not made. */
async function askAll(ask: AskChanges, asked: ChangesAsked): Promise<Answer<LoggedChange[]>> {
  const all: LoggedChange[] = [];
  let before: number | null = null;
  do {
    // Each page begins where the one before it ended.
    const answer: Answer<LoggedPage> = await ask({ ...asked, before, limit: MOST_CHANGES });
    if (answer.is !== "done") return answer;
    all.push(...answer.value.changes);
    before = answer.value.next;
  } while (before !== null);
  return { is: "done", value: all };
}
