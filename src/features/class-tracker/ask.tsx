import { type ReactNode, useLayoutEffect, useRef, useState } from "react";
import styles from "./tracker-child.module.css";

/** A button that a form takes the place of; when it is left, the focus is on the button again. */
export function Ask({
  label,
  name,
  children,
}: {
  label: string;
  /** What it is called aloud, where the words on it do not say of what. */
  name?: string;
  children: (close: () => void) => ReactNode;
}) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const form = useRef<HTMLDivElement>(null);
  const wasOpen = useRef(false);
  useLayoutEffect(() => {
    if (wasOpen.current && !open) button.current?.focus();
    wasOpen.current = open;
    // A form at the foot of the sheet is seen whole.
    if (open) form.current?.scrollIntoView?.({ block: "nearest" });
  }, [open]);
  if (open) return <div ref={form}>{children(() => setOpen(false))}</div>;
  return (
    <button
      ref={button}
      type="button"
      className={styles.act}
      aria-label={name}
      onClick={() => setOpen(true)}
    >
      {label}
    </button>
  );
}
