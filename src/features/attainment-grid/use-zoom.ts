import { type KeyboardEvent, useCallback, useMemo, useState } from "react";

/** How large a picture is drawn: 1 fits its room. */
export type Zoom = { zoom: number; setZoom: (zoom: number) => void };

/** How many times larger than its room a picture may be. */
export const LARGEST = 3;
/** What one press makes it larger by. */
export const ONE_PRESS = 1.25;

export function useZoom(): Zoom {
  const [zoom, set] = useState(1);
  const setZoom = useCallback((wanted: number) => {
    const within = Math.min(Math.max(wanted, 1), LARGEST);
    set(within < 1.04 ? 1 : within);
  }, []);
  return useMemo(() => ({ zoom, setZoom }), [zoom, setZoom]);
}

/** Keys + − and 0. */
export function zoomKey(setZoom: Zoom["setZoom"], zoom: number) {
  return (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const to = { "+": zoom * ONE_PRESS, "=": zoom * ONE_PRESS, "-": zoom / ONE_PRESS, "0": 1 }[
      event.key
    ];
    if (to === undefined) return;
    event.preventDefault();
    setZoom(to);
  };
}
