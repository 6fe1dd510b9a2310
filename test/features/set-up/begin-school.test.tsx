import { cleanup, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, it, vi } from "vitest";
import type { Answer } from "../../../src/domain/answer.ts";
import { BeginSchool } from "../../../src/features/set-up/begin-school.tsx";
import type { SchoolToBegin } from "../../../src/features/set-up/school-to-begin.ts";
import { axeViolations } from "../../ui/axe.ts";

afterEach(cleanup);

function show(answer: Answer<unknown> = { is: "done", value: undefined }) {
  const begin = vi.fn<(school: SchoolToBegin) => Promise<Answer<unknown>>>(() =>
    Promise.resolve(answer),
  );
  render(<BeginSchool begin={begin} backHref="/" />);
  return begin;
}

async function fillIn(user: ReturnType<typeof userEvent.setup>): Promise<void> {
  const fields = [
    ["Set-up code", "7KQF-M2XA-9RTE"],
    ["Name of the school", "Harefield Primary School"],
    ["Your name", "Mrs Ellery"],
    ["E-mail", "office@harefield.example"],
    ["Password", "four quiet words"],
  ] as const;
  for (const [label, words] of fields) {
    await user.click(screen.getByLabelText(label));
    await user.paste(words);
  }
}

it("sets up a school with a class for each year group, as it stands", async () => {
  const user = userEvent.setup();
  const begin = show();
  expect(await axeViolations()).toEqual([]);
  await fillIn(user);
  await user.click(screen.getByRole("button", { name: "Set up the school" }));
  const asked = begin.mock.calls[0]![0];
  expect(asked.code).toBe("7KQF-M2XA-9RTE");
  expect(asked.school.yearGroups).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect(asked.school.classes[0]).toEqual({ name: "Reception", yearGroups: [0] });
  expect(asked.administrator).toEqual({
    name: "Mrs Ellery",
    email: "office@harefield.example",
    password: "four quiet words",
  });
});

it("takes two classes a year, other names, a mixed class, and fewer year groups", async () => {
  const user = userEvent.setup();
  const begin = show();
  for (const year of ["Reception", "Year 3", "Year 4", "Year 5", "Year 6"])
    await user.click(
      within(screen.getByRole("group", { name: "Year groups" })).getByRole("checkbox", {
        name: year,
      }),
    );
  await user.selectOptions(screen.getByLabelText("Classes in each year"), "2");
  expect(screen.getByLabelText<HTMLInputElement>("Class 4").value).toBe("2B");
  await user.click(screen.getByRole("button", { name: "Remove 2B" }));
  await user.clear(screen.getByLabelText("Class 3"));
  await user.type(screen.getByLabelText("Class 3"), "Oak");
  await user.click(
    within(screen.getByRole("group", { name: "Year groups of Oak" })).getByRole("checkbox", {
      name: "Y1",
    }),
  );
  await fillIn(user);
  await user.click(screen.getByRole("button", { name: "Set up the school" }));
  expect(begin.mock.calls[0]![0].school.classes).toEqual([
    { name: "1A", yearGroups: [1] },
    { name: "1B", yearGroups: [1] },
    { name: "Oak", yearGroups: [2, 1] },
  ]);
});

it("marks the field that the server names, moves there, and keeps what was typed", async () => {
  const user = userEvent.setup();
  show({ is: "refused", say: "This is not the set-up code.", field: "code" });
  await fillIn(user);
  await user.click(screen.getByRole("button", { name: "Set up the school" }));
  const code = screen.getByLabelText<HTMLInputElement>("Set-up code");
  expect(code.getAttribute("aria-invalid")).toBe("true");
  expect(document.activeElement).toBe(code);
  expect(code.value).toBe("7KQF-M2XA-9RTE");
  expect(screen.getByRole("alert").textContent).toContain("This is not the set-up code.");
});

it("does not ask the server when two classes have one name", async () => {
  const user = userEvent.setup();
  const begin = show();
  await user.clear(screen.getByLabelText("Class 1"));
  await user.type(screen.getByLabelText("Class 1"), "Year 1");
  await fillIn(user);
  await user.click(screen.getByRole("button", { name: "Set up the school" }));
  expect(screen.getByRole("alert").textContent).toContain("Two classes are called “Year 1”");
  expect(screen.getByLabelText("Class 2").getAttribute("aria-invalid")).toBe("true");
  expect(begin).not.toHaveBeenCalled();
});

it("marks every field that is not filled in at once, blanks too, and the class that is wrong", async () => {
  const user = userEvent.setup();
  const begin = show();
  await user.type(screen.getByLabelText("Name of the school"), "  ");
  await user.clear(screen.getByLabelText("Class 3"));
  await user.click(screen.getByRole("button", { name: "Set up the school" }));
  const marked = [...document.querySelectorAll("[aria-invalid]")].map(
    (field) => document.querySelector(`label[for="${field.id}"]`)?.textContent,
  );
  expect(marked).toEqual([
    "Set-up code",
    "Name of the school",
    "Class 3",
    "Your name",
    "E-mail",
    "Password",
  ]);
  expect(screen.getByText("Type the name of the school.")).toBeTruthy();
  expect(screen.getByRole("alert").textContent).toContain("6 things are not filled in yet.");
  expect(document.activeElement).toBe(screen.getByLabelText("Set-up code"));
  expect(begin).not.toHaveBeenCalled();
  expect(await axeViolations()).toEqual([]);
});
