import { cleanup, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useRef, useState } from "react";
import { afterEach, expect, it } from "vitest";
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
