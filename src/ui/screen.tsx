import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { Dialog } from "./dialog.tsx";
import { isWriting } from "./is-writing.ts";
import { UNDO_KEY, useUndoKey } from "./use-undo-key.ts";
import styles from "./screen.module.css";

/** A key of a screen and what it does: "3S", "gives the chosen child that level". */
export type ScreenKey = { keys: string; does: string };

/**
 * What the app puts into the bar of a screen: beside the heading the way to other places of its kind
 * (another class), after the tools the other ways to see the same, at the right the state of saving.
 * What stands below the work is the foot; the mark stands above it and says what the work is not (live).
 */
export const ScreenFrame = createContext<{
  status: ReactNode;
  places?: ReactNode;
  views?: ReactNode;
  mark?: ReactNode;
  foot?: ReactNode;
}>({
  status: null,
});

type ScreenProps = {
  /** The page's name in the browser's tab and to a screen reader: "4B maths". */
  title: string;
  /** What stands first in the bar as the heading; the title when left out. */
  where?: ReactNode;
  /** After it: tabs, pickers. */
  tools?: ReactNode;
  /** The list that `?` opens. */
  keys?: readonly ScreenKey[];
  /** Ctrl Z takes back what a toast of this screen said, step by step. */
  undoes?: boolean;
  children: ReactNode;
};

/**
 * One screen: a bar (where am I, its tools, the state of saving) and the work below it, which takes
 * everything that is left. After going to another screen the heading has the focus, so the next Tab
 * starts at its beginning.
 */
export function Screen({ title, where, tools, keys, undoes = false, children }: ScreenProps) {
  const { status, places, views, mark, foot } = useContext(ScreenFrame);
  const heading = useRef<HTMLHeadingElement>(null);
  const [showsKeys, setShowsKeys] = useState(false);
  useUndoKey(undoes);

  useEffect(() => {
    document.title = `${title} · Keepup`;
  }, [title]);

  useLayoutEffect(() => {
    const held = document.activeElement;
    // A page that has just loaded keeps the focus where the browser put it, and so does a field.
    if (held instanceof HTMLElement && held.closest("[data-rail]") !== null)
      heading.current?.focus();
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "?" || event.defaultPrevented || isWriting(event.target)) return;
      event.preventDefault();
      setShowsKeys(true);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);

  return (
    <div className={styles.screen}>
      <header className={styles.bar}>
        <h1 ref={heading} tabIndex={-1} className={styles.where}>
          {where ?? title}
        </h1>
        {places}
        {(tools ?? views) !== undefined && (
          <div className={styles.tools}>
            {tools}
            {views}
          </div>
        )}
        <div className={styles.status}>{status}</div>
      </header>
      {mark}
      <main id="main" tabIndex={-1} className={styles.main}>
        {children}
      </main>
      {foot !== undefined && (
        <div className={styles.foot} data-foot="">
          {foot}
        </div>
      )}
      {showsKeys && (
        <Dialog title="Keys of this screen" onClose={() => setShowsKeys(false)}>
          <dl className={styles.keys}>
            {[
              ...(keys ?? []),
              ...(undoes ? [UNDO_KEY] : []),
              { keys: "?", does: "opens this list" },
            ].map((key) => (
              <div key={key.keys}>
                <dt>
                  <kbd>{key.keys}</kbd>
                </dt>
                <dd>{key.does}</dd>
              </div>
            ))}
          </dl>
        </Dialog>
      )}
    </div>
  );
}
