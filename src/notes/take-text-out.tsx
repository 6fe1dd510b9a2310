import { useState } from "react";
import { noteIn } from "../domain/note.ts";
import { REPLACES_NOTES } from "../domain/refusal.ts";
import { scopeOf } from "../domain/scope.ts";
import { useLive, useStanding } from "../storage/use-live.ts";
import { Button } from "../ui/button.tsx";
import type { NotePlace } from "./left-words.ts";
import { TakeOutDialog } from "./take-out-dialog.tsx";
import styles from "./take-text-out.module.css";

type TakeTextOutProps = {
  place: NotePlace;
  /** What the text is called where it stands. */
  label: string;
  /** Keeps what stands in the text's own box first; says why when it cannot. */
  before?: () => Promise<string | undefined>;
  className?: string | undefined;
};

/**
 * Beside a note: takes its text out of the record, for those who may. What was struck out in it is in
 * the school's log, so it is offered wherever anything was ever written. [NT5]
 */
export function TakeTextOut({ place, label, before, className }: TakeTextOutProps) {
  const { t, k, section } = place;
  const standing = useStanding();
  const [isOpen, setOpen] = useState(false);
  const isWritten = useLive(
    async (view) => noteIn(await view.row(t, k), section).u.length > 0,
    [t, k, section],
  );
  const sees = standing?.grants.sees.has(scopeOf(t, k) ?? "") === true;
  if (isWritten !== true || !sees || !REPLACES_NOTES.includes(standing.role)) return null;
  return (
    <>
      <Button
        kind="quiet"
        className={[styles.button, className].filter(Boolean).join(" ")}
        aria-label={`Take this text out: ${label}`}
        onClick={() => setOpen(true)}
      >
        Take this text out…
      </Button>
      {isOpen && (
        <TakeOutDialog
          place={place}
          label={label}
          {...(before === undefined ? {} : { before })}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
