import { type ReactNode, useId, useLayoutEffect, useRef, useState } from "react";
import styles from "./popover.module.css";

type PopoverProps = {
  /** What stands on the button. */
  button: ReactNode;
  /** The button's name, when what stands on it does not say it. */
  label?: string;
  /** The panel's name. */
  title: string;
  buttonClass?: string | undefined;
  /** Which edge of the button the panel lines up with, and whether it opens upwards. */
  align?: "start" | "end" | "up-start" | "up-end";
  children: ReactNode | ((close: () => void) => ReactNode);
};

/** A button with a panel beside it; a press elsewhere or Escape closes it and gives focus back. */
export function Popover({
  button,
  label,
  title,
  buttonClass,
  align = "end",
  children,
}: PopoverProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const place = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDialogElement>(null);

  useLayoutEffect(() => {
    if (!open) return undefined;
    const button = opener.current;
    panel.current?.focus();
    const onPointer = ({ target }: PointerEvent) => {
      if (target instanceof Node && place.current?.contains(target) === false) setOpen(false);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      setOpen(false);
    };
    document.addEventListener("pointerdown", onPointer);
    document.addEventListener("keydown", onKey, true);
    return () => {
      document.removeEventListener("pointerdown", onPointer);
      document.removeEventListener("keydown", onKey, true);
      // The panel took the focus with it when it went.
      if (document.activeElement === document.body) button?.focus();
    };
  }, [open]);

  return (
    <div className={styles.place} ref={place}>
      <button
        ref={opener}
        type="button"
        className={buttonClass}
        aria-label={label}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        {button}
      </button>
      {open && (
        <dialog
          id={id}
          ref={panel}
          open
          aria-label={title}
          tabIndex={-1}
          className={[styles.panel, styles[align]].join(" ")}
        >
          {typeof children === "function" ? children(() => setOpen(false)) : children}
        </dialog>
      )}
    </div>
  );
}
