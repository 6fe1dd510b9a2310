import { cleanup, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { ChipChoice } from "../../src/ui/chip-choice.tsx";
import { Dialog } from "../../src/ui/dialog.tsx";
import { TextField } from "../../src/ui/field.tsx";
import { plural } from "../../src/ui/plural.ts";
import { Popover } from "../../src/ui/popover.tsx";
import { Screen } from "../../src/ui/screen.tsx";
import { Segments } from "../../src/ui/segments.tsx";
import { axeViolations } from "./axe.ts";
import { giveDialogs } from "./dialog-in-jsdom.ts";

beforeAll(giveDialogs);
afterEach(cleanup);

describe("a dialog", () => {
  it("is named by its title and closes by its button and by Escape", async () => {
    const onClose = vi.fn<() => void>();
    render(
      <Dialog title="Leo" onClose={onClose}>
        History
      </Dialog>,
    );
    const dialog = screen.getByRole("dialog", { name: "Leo" });
    await userEvent.click(within(dialog).getByRole("button", { name: "Close" }));
    dialog.dispatchEvent(new Event("cancel", { cancelable: true }));
    expect(onClose).toHaveBeenCalledTimes(2);
    expect(await axeViolations()).toEqual([]);
  });

  it("gives the focus back to where it was, though it is no more drawn when it is closed", async () => {
    const show = (open: boolean) => (
      <>
        <button type="button">Fionn</button>
        {open && (
          <Dialog title="Keys of this screen" onClose={() => undefined}>
            Arrow keys
          </Dialog>
        )}
      </>
    );
    const { rerender } = render(show(false));
    const name = screen.getByRole("button", { name: "Fionn" });
    name.focus();
    rerender(show(true));
    expect(document.activeElement).not.toBe(name);
    rerender(show(false));
    expect(document.activeElement).toBe(name);
  });

  const foot = (
    <>
      <button type="button">Cancel</button>
      <button type="button">Go on</button>
    </>
  );
  const begins = () => document.activeElement;

  it("begins on its first field, so that what is typed is written there", () => {
    render(
      <Dialog title="Drop an action" onClose={() => undefined} foot={foot}>
        <input type="hidden" name="of" />
        <TextField label="Name" />
        <TextField label="Why, if you like" />
      </Dialog>,
    );
    expect(begins()).toBe(screen.getByRole("textbox", { name: "Name" }));
  });

  it("begins on the choice that is made, where its first field is a choice", () => {
    render(
      <Dialog title="Print" onClose={() => undefined} foot={foot}>
        <input type="radio" name="paper" aria-label="A4" />
        <input type="radio" name="paper" aria-label="A3" defaultChecked />
      </Dialog>,
    );
    expect(begins()).toBe(screen.getByRole("radio", { name: "A3" }));
  });

  it("begins on its main button without a field, but on the way out where one should think", () => {
    const { unmount } = render(
      <Dialog title="3 suggested" onClose={() => undefined} foot={foot}>
        Leo, Bo and Mae
      </Dialog>,
    );
    expect(begins()).toBe(screen.getByRole("button", { name: "Go on" }));
    unmount();
    render(
      <Dialog title="Make the lists?" careful onClose={() => undefined} foot={foot}>
        30 children go up
      </Dialog>,
    );
    expect(begins()).toBe(screen.getByRole("button", { name: "Cancel" }));
  });
});

describe("a popover", () => {
  const show = () =>
    render(
      <>
        <Popover title="Saving" button="Up to date">
          <button type="button">Send now</button>
        </Popover>
        <p>elsewhere</p>
      </>,
    );

  it("opens beside its button and gives the focus back on Escape", async () => {
    show();
    const button = screen.getByRole("button", { name: "Up to date" });
    await userEvent.click(button);
    expect(screen.getByRole("dialog", { name: "Saving" })).toBe(document.activeElement);
    await userEvent.keyboard("{Escape}");
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(document.activeElement).toBe(button);
  });

  it("closes at a press elsewhere and not at one inside", async () => {
    show();
    await userEvent.click(screen.getByRole("button", { name: "Up to date" }));
    await userEvent.click(screen.getByRole("button", { name: "Send now" }));
    expect(screen.getByRole("dialog", { name: "Saving" })).toBeTruthy();
    await userEvent.click(screen.getByText("elsewhere"));
    expect(screen.queryByRole("dialog")).toBeNull();
  });
});

describe("a field", () => {
  it("is described by its hint and by what is not right yet", () => {
    render(<TextField label="E-mail" hint="No mail is sent." wrong="This is no e-mail address." />);
    const field = screen.getByRole("textbox", { name: "E-mail" });
    const described = (field.getAttribute("aria-describedby") ?? "")
      .split(" ")
      .map((id) => document.getElementById(id)?.textContent);
    expect(described).toEqual(["No mail is sent.", "This is no e-mail address."]);
    expect(field.getAttribute("aria-invalid")).toBe("true");
  });
});

describe("segments", () => {
  it("are links with the current one marked when they are places", () => {
    render(
      <Segments
        label="Parts"
        chosen="b"
        segments={[
          { id: "a", label: "Children", href: "/a" },
          { id: "b", label: "Classes", href: "/b" },
        ]}
      />,
    );
    const parts = screen.getByRole("navigation", { name: "Parts" });
    expect(within(parts).getByRole("link", { current: "page" }).textContent).toBe("Classes");
  });

  it("are pressed buttons when they are a choice", async () => {
    const onChoose = vi.fn<(id: string) => void>();
    render(
      <Segments
        label="Subject"
        chosen="maths"
        onChoose={onChoose}
        segments={[
          { id: "reading", label: "Reading" },
          { id: "maths", label: "Maths" },
        ]}
      />,
    );
    expect(screen.getByRole("button", { pressed: true }).textContent).toBe("Maths");
    await userEvent.click(screen.getByRole("button", { name: "Reading" }));
    expect(onChoose).toHaveBeenCalledWith("reading");
  });
});

describe("chips of a choice", () => {
  function Years() {
    const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(["4"]));
    return (
      <ChipChoice
        label="Year groups"
        choices={["3", "4"].map((id) => ({ id, label: `Year ${id}` }))}
        chosen={chosen}
        onChange={setChosen}
      />
    );
  }

  it("are checkboxes of one group", async () => {
    render(<Years />);
    const group = screen.getByRole("group", { name: "Year groups" });
    await userEvent.click(within(group).getByRole("checkbox", { name: "Year 3" }));
    await userEvent.click(within(group).getByRole("checkbox", { name: "Year 4" }));
    const checked = within(group).getAllByRole<HTMLInputElement>("checkbox");
    expect(checked.map((box) => box.checked)).toEqual([true, false]);
  });
});

describe("a screen", () => {
  it("names the page, and lists its keys at “?” but not while one writes", async () => {
    render(
      <Screen title="4B maths" keys={[{ keys: "3S", does: "gives that level" }]}>
        <input aria-label="Note" />
      </Screen>,
    );
    expect(document.title).toBe("4B maths · Keepup");
    await userEvent.type(screen.getByRole("textbox"), "why?");
    expect(screen.queryByRole("dialog")).toBeNull();
    (document.activeElement as HTMLElement).blur();
    await userEvent.keyboard("?");
    expect(screen.getByRole("dialog", { name: "Keys of this screen" }).textContent).toContain(
      "gives that level",
    );
  });
});

it("numbers agree with their words", () => {
  expect(plural(0, "change")).toBe("no changes");
  expect(plural(1, "child", "children")).toBe("1 child");
  expect(plural(3, "child", "children")).toBe("3 children");
});
