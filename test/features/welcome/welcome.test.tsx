import { cleanup, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ComponentProps } from "react";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Answer } from "../../../src/domain/answer.ts";
import { Welcome } from "../../../src/features/welcome/welcome.tsx";
import type { Here } from "../../../src/features/welcome/who-is-here.tsx";
import { axeViolations } from "../../ui/axe.ts";

afterEach(cleanup);

const done: Answer<unknown> = { is: "done", value: undefined };
const person = (user: string, name: string, part: Partial<Here> = {}): Here => ({
  user,
  school: "harefield",
  name,
  schoolName: "Harefield Primary School",
  role: "teacher",
  demo: false,
  signedOut: false,
  waiting: false,
  ...part,
});

function show(part: Partial<ComponentProps<typeof Welcome>> = {}) {
  const props: ComponentProps<typeof Welcome> = {
    offer: {
      is: "known",
      setUp: true,
      demo: {
        name: "Alderbrook Primary School",
        people: [
          {
            user: "t",
            name: "Miss Okafor",
            role: "teacher",
            title: "Miss Okafor, teaches 4B",
            classes: [],
          },
          {
            user: "t2",
            name: "Mr Lind",
            role: "teacher",
            title: "Mr Lind, teaches 3A",
            classes: [],
          },
          {
            user: "h",
            name: "Mrs Bram",
            role: "senior-leader",
            title: "Mrs Bram, headteacher",
            classes: [],
          },
          {
            user: "g",
            name: "Mrs Goddard",
            role: "governor",
            title: "Mrs Goddard, chair",
            classes: [],
          },
        ],
      },
    },
    here: [],
    open: vi.fn<ComponentProps<typeof Welcome>["open"]>(),
    enterDemo: vi.fn<ComponentProps<typeof Welcome>["enterDemo"]>(() => Promise.resolve(done)),
    signIn: vi.fn<ComponentProps<typeof Welcome>["signIn"]>(() => Promise.resolve(done)),
    tryAgain: vi.fn<ComponentProps<typeof Welcome>["tryAgain"]>(),
    setUpHref: "/begin",
    ...part,
  };
  render(<Welcome {...props} />);
  return props;
}

describe("the first visit", () => {
  it("offers the demo school, setting up, and signing in", async () => {
    show();
    expect(screen.getByRole("button", { name: /^Look round the demo school/ })).toBeTruthy();
    expect(screen.getByRole("link", { name: /^Set up your school/ }).getAttribute("href")).toBe(
      "/begin",
    );
    expect(screen.getByRole("button", { name: /^Sign in/ })).toBeTruthy();
    expect(await axeViolations()).toEqual([]);
  });

  it("lets a visitor be one of each role, and any teacher", async () => {
    const { enterDemo } = show();
    await userEvent.click(screen.getByRole("button", { name: /^Look round/ }));
    expect(screen.getByRole("button", { name: /Miss Okafor Teaches 4B/ })).toBeTruthy();
    expect(screen.getByRole("button", { name: /Mrs Goddard/ }).textContent).toContain(
      "No child’s name",
    );
    await userEvent.click(screen.getByText("Be another teacher"));
    await userEvent.click(screen.getByRole("button", { name: /Mr Lind/ }));
    expect(enterDemo).toHaveBeenCalledWith("t2");
    expect(await axeViolations()).toEqual([]);
  });

  it("has no way to set up a second school where one exists, nor a demo that is off", () => {
    show({ offer: { is: "known", setUp: false, demo: null } });
    expect(screen.queryByText(/Set up your school/)).toBeNull();
    expect(screen.queryByText(/demo/)).toBeNull();
    expect(screen.getByRole("button", { name: /^Sign in/ })).toBeTruthy();
  });

  it("says in a sentence that the server cannot be reached, with one thing to do", async () => {
    const { tryAgain } = show({ offer: { is: "unreachable" } });
    expect(screen.getByText(/Keepup needs it once/)).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    expect(tryAgain).toHaveBeenCalledOnce();
  });
});

describe("several people on one profile", () => {
  const here = [
    person("u-1", "Mrs Khan"),
    person("u-2", "Mr Lind", { signedOut: true, waiting: true }),
  ];

  it("[SY46] opens at once whoever has not signed out, network or not", async () => {
    const { open } = show({ here, offer: { is: "unreachable" } });
    await userEvent.click(screen.getByRole("button", { name: /Mrs Khan/ }));
    expect(open).toHaveBeenCalledWith(here[0]);
  });

  it("[SY47] says that changes wait, not what they are, and asks for the password", async () => {
    const { open, signIn } = show({ here });
    const line = screen.getByRole("button", { name: /Mr Lind/ });
    expect(line.textContent).toContain("Changes wait here until they sign in.");
    await userEvent.click(line);
    expect(open).not.toHaveBeenCalled();
    expect(screen.getByText(/Your unsent changes are still on this device/)).toBeTruthy();
    await userEvent.type(screen.getByLabelText("E-mail"), "lind@harefield.example");
    await userEvent.type(screen.getByLabelText("Password"), "four quiet words");
    await userEvent.click(screen.getByRole("button", { name: "Sign in" }));
    expect(signIn).toHaveBeenCalledWith("lind@harefield.example", "four quiet words");
  });

  it("asks nobody of the demo school for a password", async () => {
    const { enterDemo } = show({
      here: [person("t", "Miss Okafor", { demo: true, signedOut: true })],
    });
    const list = screen.getByRole("region", { name: "Who are you?" });
    await userEvent.click(within(list).getByRole("button", { name: /Miss Okafor/ }));
    expect(enterDemo).toHaveBeenCalledWith("t");
  });
});

it("shows the server's sentence when a password is not right, and keeps what was typed", async () => {
  show({
    signIn: () => Promise.resolve({ is: "refused", say: "They do not belong together." }),
  });
  await userEvent.click(screen.getByRole("button", { name: /^Sign in/ }));
  await userEvent.type(screen.getByLabelText("E-mail"), "a@b.example");
  await userEvent.type(screen.getByLabelText("Password"), "wrong");
  await userEvent.click(screen.getByRole("button", { name: "Sign in" }));
  expect((await screen.findByRole("alert")).textContent).toBe("They do not belong together.");
  expect(screen.getByLabelText<HTMLInputElement>("E-mail").value).toBe("a@b.example");
});
