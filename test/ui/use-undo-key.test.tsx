import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeAll, expect, it } from "vitest";
import { Screen } from "../../src/ui/screen.tsx";
import { showToast } from "../../src/ui/toast.ts";
import { Toasts } from "../../src/ui/toasts.tsx";
import { giveDialogs } from "./dialog-in-jsdom.ts";

beforeAll(giveDialogs);
afterEach(cleanup);

function open(done: string[], undoes = true) {
  const step = (name: string) => {
    done.push(name);
    showToast({ words: `${name} is in.`, undo: () => void done.splice(done.indexOf(name), 1) });
  };
  render(
    <>
      <Screen title="Prepare" undoes={undoes}>
        {["Bo", "Mae"].map((name) => (
          <button key={name} type="button" onClick={() => step(name)}>
            Take {name}
          </button>
        ))}
        <textarea aria-label="Evidence" />
      </Screen>
      <Toasts />
    </>,
  );
}
const press = (name: string) => userEvent.click(screen.getByRole("button", { name }));
const undo = () => userEvent.keyboard("{Control>}z{/Control}");

it("takes back step by step, the last first, and says what", async () => {
  const done: string[] = [];
  open(done);
  await press("Take Bo");
  await press("Take Mae");
  await undo();
  expect(done).toEqual(["Bo"]);
  expect(screen.getByRole("status").textContent).toContain("Taken back. Mae is in.");
  await undo();
  await undo();
  expect(done).toEqual([]);
});

it("takes nothing back twice: what Undo took back is no step any more", async () => {
  const done: string[] = [];
  open(done);
  await press("Take Bo");
  await press("Take Mae");
  await press("Undo");
  await undo();
  expect(done).toEqual([]);
});

it("leaves the key to a box one writes in, and to screens that do not ask for it", async () => {
  const done: string[] = [];
  open(done);
  await press("Take Bo");
  await userEvent.click(screen.getByRole("textbox", { name: "Evidence" }));
  await undo();
  expect(done).toEqual(["Bo"]);
  cleanup();
  open(done, false);
  await press("Take Mae");
  await undo();
  expect(done).toEqual(["Bo", "Mae"]);
});

it("takes nothing back that was done on another screen, and stands under ?", async () => {
  const done: string[] = [];
  open(done, false);
  await press("Take Bo");
  cleanup();
  open(done);
  await undo();
  expect(done).toEqual(["Bo"]);
  await userEvent.keyboard("?");
  expect(screen.getByText("Ctrl Z")).toBeTruthy();
});
