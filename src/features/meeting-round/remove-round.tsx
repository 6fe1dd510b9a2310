import { useState } from "react";
import type { MeetingRound } from "../../domain/meeting-round.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Notice } from "../../ui/notice.tsx";
import { plural } from "../../ui/plural.ts";
import { showToast } from "../../ui/toast.ts";
import { removalOfRound } from "./round-meetings.ts";
import type { MeetingsHeld } from "./use-meeting-rounds.ts";

/** Removes a round that was planned by mistake, once it is said what goes and what stays. [MR9] */
export function RemoveRound({
  held,
  round,
  onDone,
}: {
  held: MeetingsHeld;
  round: MeetingRound;
  onDone: () => void;
}) {
  const [asking, setAsking] = useState(false);
  const [removing, setRemoving] = useState(false);
  const [wrong, setWrong] = useState<string>();
  // What is there by now, not what was when the form opened.
  const { open, closed, edits, back } = removalOfRound(round, held.meetings);
  const prepared = open.filter(({ state }) => state === "prepared").length;
  const ofStaff = held.staffMeetings.filter(
    (one) => one.round === round.id && one.state !== "closed",
  ).length;

  async function remove(): Promise<void> {
    setRemoving(true);
    const say = await held.save(edits);
    setRemoving(false);
    if (say !== undefined) return setWrong(say);
    setAsking(false);
    const off = open.length === 0 ? "" : ` ${plural(open.length, "meeting")} called off.`;
    showToast({
      words: `${round.name} is off the list.${off}`,
      undo: () => void held.save(back),
    });
    onDone();
  }

  return (
    <>
      <Button kind="quiet" onClick={() => setAsking(true)}>
        Remove this round
      </Button>
      {asking && (
        <Dialog
          title={`Remove ${round.name}?`}
          careful
          onClose={() => setAsking(false)}
          foot={
            <>
              <Button onClick={() => setAsking(false)}>Leave it</Button>
              <Button kind="main" disabled={removing} onClick={() => void remove()}>
                Remove it
              </Button>
            </>
          }
        >
          <p>{sayOpen(open.length, prepared)}</p>
          {closed.length > 0 && (
            <p>
              {closed.length === 1
                ? "1 meeting that was held stays as it is"
                : `${closed.length} meetings that were held stay as they are`}
              : what was said and agreed stands on the children’s pages, and the class’s teacher
              finds it under Meet. The round’s overview goes.
            </p>
          )}
          {ofStaff > 0 && (
            <p>
              {ofStaff === 1
                ? "1 meeting of a phase, a subject or the staff stays planned."
                : `${ofStaff} meetings of a phase, a subject or the staff stay planned.`}
            </p>
          )}
          {wrong !== undefined && <Notice kind="look">{wrong}</Notice>}
        </Dialog>
      )}
    </>
  );
}

function sayOpen(open: number, prepared: number): string {
  if (open === 0) return "None of its meetings is still to be held.";
  const off = `${open === 1 ? "1 meeting that has" : `${open} meetings that have`} not been held ${open === 1 ? "is" : "are"} called off.`;
  if (prepared === 0) return off;
  const was =
    open === 1 ? "It is prepared" : `${prepared} of them ${prepared === 1 ? "is" : "are"} prepared`;
  return `${off} ${was}: what was prepared stays with the children.`;
}
