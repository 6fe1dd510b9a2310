import { createElement, type FunctionComponent, useEffect, useSyncExternalStore } from "react";
import { Button } from "./button.tsx";
import { Notice } from "./notice.tsx";

/** A part of a screen that is fetched after the screen itself. */
export type Later<Props extends object> = FunctionComponent<Props> & {
  /** Fetches it for the first use; whether that went well is told where the part is shown. */
  fetch: () => Promise<void>;
};

/**
 * Keeps a part out of what the first screen has to fetch. Where React's own `lazy` blanks at its
 * first showing and breaks the screen around it when the fetch fails, this one is there at once
 * when it was fetched before, and a failure is said in its place alone.
 */
export function later<Props extends object>(
  load: () => Promise<FunctionComponent<Props>>,
): Later<Props> {
  let held: FunctionComponent<Props> | "waiting" | "failed" = "waiting";
  let fetching: Promise<void> | undefined;
  const listeners = new Set<() => void>();
  const settle = (is: typeof held) => {
    held = is;
    fetching = undefined;
    for (const tell of listeners) tell();
  };
  const fetch = (): Promise<void> => {
    if (typeof held === "function") return Promise.resolve();
    fetching ??= load().then(settle, () => settle("failed"));
    return fetching;
  };
  const listen = (tell: () => void) => {
    listeners.add(tell);
    return () => listeners.delete(tell);
  };
  function Part(props: Props) {
    const Shown = useSyncExternalStore(listen, () => held);
    useEffect(() => void fetch(), []);
    if (typeof Shown === "function") return createElement(Shown, props);
    return Shown === "failed" ? <NotFetched /> : null;
  }
  return Object.assign(Part, { fetch });
}

function NotFetched() {
  return (
    <Notice kind="look">
      This part of Keepup could not be fetched: there is no network, or a newer version has come.
      What you entered is safe on this device.{" "}
      <Button kind="quiet" onClick={() => location.reload()}>
        Reload
      </Button>
    </Notice>
  );
}

/** Fetches parts while nobody is doing anything, so that their first use waits for nothing. */
export function useFetchedWhenIdle(parts: readonly { fetch: () => Promise<void> }[]): void {
  useEffect(() => {
    const fetchAll = () => {
      for (const part of parts) void part.fetch();
    };
    // Not in Safari.
    if (typeof requestIdleCallback !== "function") {
      const timer = setTimeout(fetchAll, 1);
      return () => clearTimeout(timer);
    }
    const waiting = requestIdleCallback(fetchAll, { timeout: 2000 });
    return () => cancelIdleCallback(waiting);
  }, [parts]);
}
