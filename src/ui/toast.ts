import { useSyncExternalStore } from "react";

/** What is said at the foot of the screen for a while, with a way back where there is one. */
export type Toast = { id: number; words: string; undo: (() => void) | undefined };

/** How long a toast stays, in milliseconds; one with Undo stays longer, for there is something to decide. */
const STAYS = 5_000;
const STAYS_WITH_UNDO = 10_000;

/** What is on show in this tab, and who draws it. */
const shown = { toasts: [] as readonly Toast[], nextId: 1, listeners: new Set<() => void>() };

function show(toasts: readonly Toast[]): void {
  shown.toasts = toasts;
  for (const listener of shown.listeners) listener();
}

/**
 * Says what just happened. At most two show at once, so a burst of edits leaves the last two.
 * Answers the toast's id for {@link hideToast}.
 */
export function showToast(toast: { words: string; undo?: () => void }): number {
  const id = shown.nextId++;
  show([...shown.toasts.slice(-1), { id, words: toast.words, undo: toast.undo }]);
  setTimeout(() => hideToast(id), toast.undo === undefined ? STAYS : STAYS_WITH_UNDO);
  return id;
}

export function hideToast(id: number): void {
  if (shown.toasts.some((toast) => toast.id === id))
    show(shown.toasts.filter((toast) => toast.id !== id));
}

function listen(listener: () => void): () => void {
  shown.listeners.add(listener);
  return () => shown.listeners.delete(listener);
}

/** The toasts on show, oldest first. */
export function useToasts(): readonly Toast[] {
  return useSyncExternalStore(listen, () => shown.toasts);
}
