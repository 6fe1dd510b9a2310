import { useSyncExternalStore } from "react";

/** What is said at the foot of the screen for a while, with a way back where there is one. */
export type Toast = { id: number; words: string; undo: (() => void) | undefined };

/** How long a toast stays, in milliseconds; one with Undo stays longer, for there is something to decide. */
const STAYS = 5_000;
const STAYS_WITH_UNDO = 10_000;

/** What is on show in this tab, and who draws it. */
const shown = {
  toasts: [] as readonly Toast[],
  /** What can still be taken back, the last at the end; it outlasts its toast. */
  steps: [] as readonly Toast[],
  nextId: 1,
  listeners: new Set<() => void>(),
};

/** As many steps back as anybody counts. */
const MOST_STEPS = 50;

function show(toasts: readonly Toast[]): void {
  shown.toasts = toasts;
  for (const listener of shown.listeners) listener();
}

/**
 * Says what just happened. One shows at a time, so a burst of edits leaves the last.
 * Answers the toast's id for {@link hideToast}.
 */
export function showToast(toast: { words: string; undo?: () => void }): number {
  const id = shown.nextId++;
  const one = { id, words: toast.words, undo: toast.undo };
  if (one.undo !== undefined) shown.steps = [...shown.steps, one].slice(-MOST_STEPS);
  show([one]);
  setTimeout(() => hideToast(id), toast.undo === undefined ? STAYS : STAYS_WITH_UNDO);
  return id;
}

/** Takes a toast away; answers whether it was still there. */
export function hideToast(id: number): boolean {
  if (!shown.toasts.some((toast) => toast.id === id)) return false;
  show(shown.toasts.filter((toast) => toast.id !== id));
  return true;
}

/** The last step that can be taken back, though its toast may have gone. */
export function lastStep(): Toast | undefined {
  return shown.steps.at(-1);
}

/** Takes a step back as Undo does: once, and its toast goes. */
export function takeBack(step: Toast): void {
  hideToast(step.id);
  if (!shown.steps.some(({ id }) => id === step.id)) return;
  shown.steps = shown.steps.filter(({ id }) => id !== step.id);
  step.undo?.();
}

/** Forgets the steps so far: they were done on another screen. */
export function forgetSteps(): void {
  shown.steps = [];
}

function listen(listener: () => void): () => void {
  shown.listeners.add(listener);
  return () => shown.listeners.delete(listener);
}

/** The toast on show, if any. */
export function useToasts(): readonly Toast[] {
  return useSyncExternalStore(listen, () => shown.toasts);
}
