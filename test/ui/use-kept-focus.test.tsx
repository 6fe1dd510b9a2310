import { cleanup, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useRef, useState } from "react";
import { afterEach, expect, it } from "vitest";
import { showToast } from "../../src/ui/toast.ts";
import { Toasts } from "../../src/ui/toasts.tsx";
import { useKeptFocus } from "../../src/ui/use-kept-focus.ts";

afterEach(cleanup);

function Beside({ elsewhere = false }: { elsewhere?: boolean }) {
  const box = useRef<HTMLElement>(null);
  const [differ, setDiffer] = useState(true);
  useKeptFocus(box);
  return (
    <>
      <button type="button" onMouseEnter={() => setDiffer(false)}>
        Fionn
      </button>
      <p>beside everything</p>
      <section ref={box} tabIndex={-1} aria-label="Andrei">
        {differ && (
          <button
            type="button"
            onClick={() => {
              setDiffer(false);
              if (elsewhere) screen.getByRole("button", { name: "Fionn" }).focus();
            }}
          >
            Keep 3S
          </button>
        )}
        <button type="button">Take back</button>
      </section>
    </>
  );
}

it("takes the focus of a button that goes away, so that Tab goes on from there", async () => {
  render(<Beside />);
  await userEvent.click(screen.getByRole("button", { name: "Keep 3S" }));
  await waitFor(() =>
    expect(document.activeElement).toBe(screen.getByRole("region", { name: "Andrei" })),
  );
  await userEvent.tab();
  expect(document.activeElement).toBe(screen.getByRole("button", { name: "Take back" }));
});

it("leaves the focus where the screen has put it meanwhile", async () => {
  render(<Beside elsewhere />);
  await userEvent.click(screen.getByRole("button", { name: "Keep 3S" }));
  expect(document.activeElement).toBe(screen.getByRole("button", { name: "Fionn" }));
});

it("takes nothing when the focus was given up before", async () => {
  render(<Beside />);
  screen.getByRole("button", { name: "Keep 3S" }).focus();
  await userEvent.click(screen.getByText("beside everything"));
  await userEvent.hover(screen.getByRole("button", { name: "Fionn" }));
  expect(screen.queryByRole("button", { name: "Keep 3S" })).toBeNull();
  expect(document.activeElement).toBe(document.body);
});

/** Two lists; a press on a line's button puts it into the other, or off both. */
function Lines() {
  const box = useRef<HTMLElement>(null);
  const [drawn, setDrawn] = useState(false);
  const [open, setOpen] = useState(["Bo", "Mae", "Zoe"]);
  const [done, setDone] = useState<string[]>([]);
  useKeptFocus(box);
  if (!drawn)
    return (
      <button type="button" onClick={() => setDrawn(true)}>
        Read
      </button>
    );
  const finish = (name: string) => {
    setOpen(open.filter((one) => one !== name));
    setDone([...done, name]);
    showToast({
      words: `${name} is done.`,
      undo: () => {
        setOpen(open);
        setDone(done);
      },
    });
  };
  return (
    <>
      <section ref={box} tabIndex={-1} aria-label="All">
        <ul>
          {open.map((name) => (
            <li key={name} data-line={name}>
              <button type="button">{name}</button>
              <button type="button" onClick={() => finish(name)}>
                Done: {name}
              </button>
              <button type="button" onClick={() => setOpen(open.filter((one) => one !== name))}>
                Away: {name}
              </button>
            </li>
          ))}
        </ul>
        <ul>
          {done.map((name) => (
            <li key={name} data-line={name}>
              <button type="button">{name}, done</button>
            </li>
          ))}
        </ul>
      </section>
      <Toasts />
    </>
  );
}

async function press(name: string) {
  await userEvent.click(screen.getByRole("button", { name }));
}
const button = (name: string) => screen.getByRole("button", { name });

it("goes along with the line when it moves, also when the move is undone", async () => {
  render(<Lines />);
  await press("Read");
  await press("Done: Mae");
  await waitFor(() => expect(document.activeElement).toBe(button("Mae, done")));
  await press("Undo");
  await waitFor(() => expect(document.activeElement).toBe(button("Mae")));
});

it("goes to the line that came next when its own is gone, and from the last to the one before", async () => {
  render(<Lines />);
  await press("Read");
  await press("Away: Bo");
  await waitFor(() => expect(document.activeElement).toBe(button("Mae")));
  await press("Away: Zoe");
  await waitFor(() => expect(document.activeElement).toBe(button("Mae")));
});
