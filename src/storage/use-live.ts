import {
  createContext,
  createElement,
  type DependencyList,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
} from "react";
import type { Standing } from "../domain/access.ts";
import { schoolDay } from "../domain/calendar.ts";
import type { Edit } from "../domain/edit.ts";
import { commit, type CommitResult } from "./commit.ts";
import { observe } from "./live-query.ts";
import type { Device } from "./open-device.ts";
import { readStanding } from "./standing.ts";
import { type View, viewOf } from "./view.ts";

type Held = { device: Device; standing: Standing | undefined; today: string };

const DeviceContext = createContext<Held | undefined>(undefined);

const EVERY_MINUTE_MS = 60_000;

/** Gives the screens below it a person's device, and what that person may do on it today. */
export function DeviceProvider({ device, children }: { device: Device; children: ReactNode }) {
  const today = useToday(device);
  const standing = useObserved(device, (view) => readStanding(view, device.user, today), [today]);
  const held = useMemo(() => ({ device, standing, today }), [device, standing, today]);
  return createElement(DeviceContext.Provider, { value: held }, children);
}

function useHeld(): Held {
  const held = useContext(DeviceContext);
  if (held === undefined)
    throw new Error("A screen that reads a device stands in no DeviceProvider");
  return held;
}

export function useDevice(): Device {
  return useHeld().device;
}

/** What this person may see and change; undefined until the device has been read. */
export function useStanding(): Standing | undefined {
  return useHeld().standing;
}

/** The school's day, `2026-11-21`; changes at midnight. */
export function useSchoolDay(): string {
  return useHeld().today;
}

/**
 * The answer to a question about this person's view, kept up to date. Undefined until it is first
 * answered and again when `deps` change, so one class never shows under another's name. A failed
 * reading is thrown into the nearest boundary.
 */
export function useLive<T>(query: (view: View) => Promise<T>, deps: DependencyList): T | undefined {
  return useObserved(useDevice(), query, deps);
}

/** Makes edits with the standing of the moment. Resolves when they are on the disk, or were not kept. */
export function useCommit(): (edits: readonly Edit[]) => Promise<CommitResult> {
  const { device, standing, today } = useHeld();
  return useCallback(
    async (edits) => {
      const asOf = standing ?? (await readStanding(viewOf(device), device.user, today));
      return commit(device, asOf, edits, device.now());
    },
    [device, standing, today],
  );
}

type Answer<T> = { to: object; answer?: T; failure?: { thrown: unknown } };

function useObserved<T>(
  device: Device,
  query: (view: View) => Promise<T>,
  deps: DependencyList,
): T | undefined {
  // A question is known by its deps, as an effect is; the function itself is new at each render.
  // oxlint-disable-next-line react/exhaustive-deps
  const question = useMemo(() => ({ query }), [device, ...deps]);
  const [held, setHeld] = useState<Answer<T>>({ to: question });
  useEffect(
    () =>
      observe(
        device,
        question.query,
        (answer) => setHeld({ to: question, answer }),
        (thrown) => setHeld({ to: question, failure: { thrown } }),
      ),
    [device, question],
  );
  if (held.to !== question) return undefined;
  if (held.failure !== undefined) throw held.failure.thrown;
  return held.answer;
}

function useToday(device: Device): string {
  const [today, setToday] = useState(() => schoolDay(device.now()));
  useEffect(() => {
    const timer = setInterval(() => setToday(schoolDay(device.now())), EVERY_MINUTE_MS);
    return () => clearInterval(timer);
  }, [device]);
  return today;
}
