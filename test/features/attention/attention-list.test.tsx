import { cleanup, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, it, vi } from "vitest";
import type { Answer } from "../../../src/domain/answer.ts";
import {
  AttentionList,
  type WaitingLine,
} from "../../../src/features/attention/attention-list.tsx";
import { Toasts } from "../../../src/ui/toasts.tsx";
import { axeViolations } from "../../ui/axe.ts";

afterEach(cleanup);

type Lines = Answer<readonly WaitingLine[]>;
const done = (...value: WaitingLine[]): Lines => ({ is: "done", value });
const LINE: WaitingLine = {
  ref: "r1",
  who: "Mr Lind",
  what: "Leo, maths autumn: 3S",
  when: "Tue 17 Nov at 10:42",
  why: "This assessment point is closed.",
  mayAccept: true,
};

it("shows who, what and why, and takes a decision", async () => {
  const decide = vi.fn<() => Promise<Lines>>(() => Promise.resolve(done()));
  render(
    <>
      <main>
        <AttentionList look={() => Promise.resolve(done(LINE))} decide={decide} />
      </main>
      <Toasts />
    </>,
  );
  const row = await screen.findByRole("row", { name: /^Mr Lind/ });
  expect(row.textContent).toContain("Leo, maths autumn: 3S");
  expect(row.textContent).toContain("This assessment point is closed.");
  expect(await axeViolations()).toEqual([]);
  await userEvent.click(screen.getByRole("button", { name: "Accept Leo, maths autumn: 3S" }));
  expect(decide).toHaveBeenCalledWith("r1", "accept");
  expect(await screen.findByRole("heading", { name: "Nothing needs a look" })).toBeTruthy();
  expect(screen.getByRole("status").textContent).toContain("under Mr Lind’s name");
});

it("[SY13] offers no Accept where nothing can be accepted, says so, and takes it off the list", async () => {
  const gone = {
    ...LINE,
    ref: "r2",
    what: "Words in a note",
    why: "It cannot be accepted.",
    mayAccept: false,
  };
  const decide = vi.fn<() => Promise<Lines>>(() => Promise.resolve(done(LINE)));
  render(
    <main>
      <AttentionList look={() => Promise.resolve(done(LINE, gone))} decide={decide} />
    </main>,
  );
  const buttons = async () =>
    (await screen.findAllByRole("button")).map((one) => one.getAttribute("aria-label"));
  expect(await buttons()).toEqual([
    `Accept ${LINE.what}`,
    `Decline ${LINE.what}`,
    "Decline Words in a note",
  ]);
  expect(screen.getByText(/What cannot be accepted here says why/)).toBeTruthy();
  expect(await axeViolations()).toEqual([]);
  await userEvent.click(screen.getByRole("button", { name: "Decline Words in a note" }));
  expect(decide).toHaveBeenCalledWith("r2", "decline");
  await waitFor(() => expect(screen.queryByText(/What cannot be accepted here/)).toBeNull());
});

it("leaves the list as it was when a decision could not be taken, and says why", async () => {
  render(
    <AttentionList
      look={() => Promise.resolve(done(LINE))}
      decide={() => Promise.resolve({ is: "refused", say: "Somebody decided already." })}
    />,
  );
  await userEvent.click(await screen.findByRole("button", { name: /^Decline/ }));
  expect((await screen.findByRole("alert")).textContent).toBe("Somebody decided already.");
  expect(screen.getByRole("row", { name: /^Mr Lind/ })).toBeTruthy();
});

it("says that the school cannot be asked", async () => {
  render(
    <AttentionList
      look={() => Promise.resolve({ is: "unreachable", say: "Not just now." })}
      decide={() => Promise.resolve(done())}
    />,
  );
  expect((await screen.findByRole("alert")).textContent).toBe("Not just now.");
});
