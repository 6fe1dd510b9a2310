import { useEffect, useState } from "react";
import type { Answer } from "../../domain/answer.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Notice } from "../../ui/notice.tsx";
import { ProgressLine } from "../../ui/progress-line.tsx";
import { showToast } from "../../ui/toast.ts";
import rows from "../../ui/rows.module.css";

/** A change the school put aside, in words: who made it, what it was, when, and why it waits. */
export type WaitingLine = {
  ref: string;
  who: string;
  what: string;
  when: string;
  why: string;
  /** False: no decision puts it into the record, or not this administrator's; `why` says so. [SY13] */
  mayAccept: boolean;
};

/** What was put aside and waits for an administrator. Nothing here is lost or in the record. */
export function AttentionList({
  look,
  decide,
}: {
  look: () => Promise<Answer<readonly WaitingLine[]>>;
  decide: (ref: string, word: "accept" | "decline") => Promise<Answer<readonly WaitingLine[]>>;
}) {
  const [lines, setLines] = useState<readonly WaitingLine[]>();
  const [wrong, setWrong] = useState<string>();
  const [deciding, setDeciding] = useState(false);

  // Asked once when the page opens; each decision answers with the list as it is then.
  const [ask] = useState(() => look);
  useEffect(() => {
    let here = true;
    void ask().then((answer) => {
      if (!here) return;
      if (answer.is === "done") setLines(answer.value);
      else setWrong(answer.say);
    });
    return () => {
      here = false;
    };
  }, [ask]);

  async function settle(line: WaitingLine, word: "accept" | "decline"): Promise<void> {
    setDeciding(true);
    const answer = await decide(line.ref, word);
    setDeciding(false);
    if (answer.is !== "done") {
      setWrong(answer.say);
      return;
    }
    setWrong(undefined);
    setLines(answer.value);
    showToast({
      words:
        word === "accept"
          ? `Accepted: ${line.what}. It is in the record under ${line.who}’s name.`
          : `Declined: ${line.what}. The record is as it was.`,
    });
  }

  if (lines === undefined)
    return (
      <div className={rows.page}>
        {wrong === undefined ? (
          <ProgressLine label="Asking the school…" />
        ) : (
          <Notice kind="look">{wrong}</Notice>
        )}
      </div>
    );
  if (lines.length === 0 && wrong === undefined)
    return (
      <EmptyState title="Nothing needs a look">
        When somebody’s change cannot go into the record, such as a level for a closed point, it
        waits here for you to accept or decline.
      </EmptyState>
    );
  return (
    <div className={rows.page}>
      <div className={rows.head}>
        <h2>Waiting for a decision</h2>
      </div>
      <p className={rows.soft}>
        Nothing here has been lost, and nothing here is in the record yet. What you accept goes in
        under the name of whoever made it.
        {lines.some(({ mayAccept }) => !mayAccept) &&
          " What cannot be accepted here says why; declining takes it off this list and leaves it out for good."}
      </p>
      {wrong !== undefined && <Notice kind="look">{wrong}</Notice>}
      <div className={rows.wrap}>
        <table className={rows.table}>
          <thead>
            <tr>
              <th scope="col">Who</th>
              <th scope="col">What</th>
              <th scope="col">Why it waits</th>
              <th scope="col">
                <span className="unseen">Decide</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.ref}>
                <th scope="row">{line.who}</th>
                <td>
                  {line.what}
                  <div className={rows.soft}>{line.when}</div>
                </td>
                <td>{line.why}</td>
                <td>
                  {line.mayAccept && (
                    <>
                      <Button
                        disabled={deciding}
                        aria-label={`Accept ${line.what}`}
                        onClick={() => void settle(line, "accept")}
                      >
                        Accept
                      </Button>{" "}
                    </>
                  )}
                  <Button
                    kind="quiet"
                    disabled={deciding}
                    aria-label={`Decline ${line.what}`}
                    onClick={() => void settle(line, "decline")}
                  >
                    Decline
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
