import { act, cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { hideToast, showToast } from "../../src/ui/toast.ts";
import { Toasts } from "../../src/ui/toasts.tsx";

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
});
afterEach(() => {
  act(() => void vi.runAllTimers());
  cleanup();
  vi.useRealTimers();
});

it("says what happened, politely, and goes by itself", () => {
  render(<Toasts />);
  act(() => void showToast({ words: "Leo is at 3S." }));
  expect(screen.getByRole("status").textContent).toBe("Leo is at 3S.");
  act(() => void vi.advanceTimersByTime(5_000));
  expect(screen.getByRole("status").textContent).toBe("");
});

it("undoes once, and is gone after that", async () => {
  const undo = vi.fn<() => void>();
  render(<Toasts />);
  act(() => void showToast({ words: "Leo is at 3S.", undo }));
  await userEvent.click(screen.getByRole("button", { name: "Undo" }));
  expect(undo).toHaveBeenCalledOnce();
  expect(screen.queryByRole("button", { name: "Undo" })).toBeNull();
});

it("leaves the last of a burst", () => {
  render(<Toasts />);
  act(() => {
    for (const name of ["Amara", "Bo", "Zoe"]) showToast({ words: `${name} is at 3S.` });
  });
  expect(screen.queryByText("Amara is at 3S.")).toBeNull();
  expect(screen.queryByText("Bo is at 3S.")).toBeNull();
  expect(screen.getByText("Zoe is at 3S.")).toBeTruthy();
});

it("can be taken away by whoever showed it", () => {
  render(<Toasts />);
  let id = 0;
  act(() => {
    id = showToast({ words: "Kept." });
  });
  act(() => void hideToast(id));
  expect(screen.queryByText("Kept.")).toBeNull();
});
