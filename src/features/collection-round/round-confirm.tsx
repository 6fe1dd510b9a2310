import { useLayoutEffect, useRef, useState } from "react";
import { writeLevel } from "../../domain/level.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { plural } from "../../ui/plural.ts";
import { placeBefore } from "./round-words.ts";
import type { HeldRound, SubjectRound } from "./use-collection-round.ts";
import styles from "./collection-round.module.css";

/** Names everybody who would be confirmed, with the level; anybody can be left out. [CR4] */
export function RoundConfirm({
  held,
  of,
  onConfirm,
  onClose,
}: {
  held: HeldRound;
  of: SubjectRound;
  onConfirm: (pupils: ReadonlySet<string>) => void;
  onClose: () => void;
}) {
  const [without, setWithout] = useState<ReadonlySet<string>>(new Set());
  const yes = useRef<HTMLButtonElement>(null);
  // The names stand in view; Enter says yes to them.
  useLayoutEffect(() => yes.current?.focus(), []);
  const children = of.children
    .flatMap((child) =>
      child.is === "ready" && of.toConfirm.includes(child.pupil.id)
        ? [{ ...child, name: held.nameOf(child.pupil.id) }]
        : [],
    )
    .sort((a, b) => a.name.localeCompare(b.name, "en"));
  const chosen = children.filter(({ pupil }) => !without.has(pupil.id));
  const place = placeBefore(children, held.points);
  const turn = (pupil: string) => {
    const next = new Set(without);
    if (!next.delete(pupil)) next.add(pupil);
    setWithout(next);
  };
  return (
    <Dialog
      title={`Who stands where they stood ${place}?`}
      wide
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>Not yet</Button>
          <Button
            kind="main"
            ref={yes}
            disabled={chosen.length === 0}
            onClick={() => onConfirm(new Set(chosen.map(({ pupil }) => pupil.id)))}
          >
            Confirm {chosen.length} unchanged
          </Button>
        </>
      }
    >
      <p>
        {plural(chosen.length, "child", "children")} will have the same level in {of.name},{" "}
        {held.point.name}, as {place}. Each is a judgement with your name. Untick anybody you are
        not sure of.
      </p>
      <ul className={styles.children} aria-label="Children to confirm">
        {children.map(({ pupil, name, earlier }) => (
          <li key={pupil.id}>
            <label>
              <input
                type="checkbox"
                checked={!without.has(pupil.id)}
                onChange={() => turn(pupil.id)}
              />
              <span>{name}</span>
              <b>{writeLevel(of.scale, earlier.value)}</b>
              {place === "before" && <small>{placeBefore([{ earlier }], held.points)}</small>}
            </label>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
