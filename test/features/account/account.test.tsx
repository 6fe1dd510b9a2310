import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type { Answer } from "../../../src/domain/answer.ts";
import { AccountMenu } from "../../../src/features/account/account-menu.tsx";
import {
  type ChangePassword,
  ChangePasswordDialog,
} from "../../../src/features/account/change-password-dialog.tsx";
import { NewPasswordPage } from "../../../src/features/account/new-password-page.tsx";
import { axeViolations } from "../../ui/axe.ts";
import { giveDialogs } from "../../ui/dialog-in-jsdom.ts";

beforeAll(giveDialogs);
afterEach(cleanup);

const nothing = () => undefined;

describe("the page behind an invitation", () => {
  const invited = {
    is: "done",
    value: { heading: "Welcome, Mr Brook", words: "Harefield invites you.", email: "b@h.example" },
  } as const;
  const show = (
    look: Answer<{ heading: string; words: string; email?: string }>,
    accept = vi.fn<() => Promise<Answer<unknown>>>(() =>
      Promise.resolve({ is: "done", value: undefined }),
    ),
  ) => {
    render(
      <NewPasswordPage
        title="Invitation"
        asksEmail
        done="Join the school"
        backHref="/"
        look={() => Promise.resolve(look)}
        accept={accept}
      />,
    );
    return accept;
  };

  it("says who is invited to what, and takes an e-mail and a password", async () => {
    const accept = show(invited);
    await screen.findByRole("heading", { name: "Welcome, Mr Brook" });
    expect(screen.getByLabelText<HTMLInputElement>("Your e-mail").value).toBe("b@h.example");
    await userEvent.type(screen.getByLabelText("Choose a password"), "four quiet words");
    expect(await axeViolations()).toEqual([]);
    await userEvent.click(screen.getByRole("button", { name: "Join the school" }));
    expect(accept).toHaveBeenCalledWith({ email: "b@h.example", password: "four quiet words" });
  });

  it("says that a link was used, and asks for nothing", async () => {
    show({ is: "refused", say: "This invitation has been used." });
    expect(await screen.findByText("This invitation has been used.")).toBeTruthy();
    expect(screen.queryByLabelText("Choose a password")).toBeNull();
    expect(screen.getByRole("link", { name: "To the first page" })).toBeTruthy();
  });

  it("puts the server's sentence at the field it is about", async () => {
    show(
      invited,
      vi.fn<() => Promise<Answer<unknown>>>(() =>
        Promise.resolve({ is: "refused", say: "Too easy to guess.", field: "password" } as const),
      ),
    );
    await userEvent.type(await screen.findByLabelText("Choose a password"), "aaaaaaaaaaaa");
    await userEvent.click(screen.getByRole("button", { name: "Join the school" }));
    expect(screen.getByLabelText("Choose a password").getAttribute("aria-invalid")).toBe("true");
    expect(screen.getByText("Too easy to guess.")).toBeTruthy();
  });
});

describe("who is here", () => {
  const person = {
    name: "Mrs Khan",
    role: "teacher",
    schoolName: "Harefield",
    demo: false,
  } as const;

  it("[SY47] says before signing out that unsent work stays, closed to others", async () => {
    const onSignOut = vi.fn<() => void>();
    render(
      <AccountMenu
        person={person}
        unsent={3}
        onChangePassword={nothing}
        device={{ href: "/device", label: "This computer" }}
        onLeave={() => undefined}
        onSwitch={nothing}
        onSignOut={onSignOut}
      />,
    );
    expect(screen.getByText(/3 changes have not reached school yet/).textContent).toContain(
      "they stay on this device, closed to others",
    );
    await userEvent.click(screen.getByRole("button", { name: "Sign out and keep 3 changes" }));
    expect(onSignOut).toHaveBeenCalledOnce();
  });

  it("says nothing of it when all has been sent", () => {
    render(
      <AccountMenu
        person={person}
        unsent={0}
        onChangePassword={nothing}
        device={{ href: "/device", label: "This computer" }}
        onLeave={() => undefined}
        onSwitch={nothing}
        onSignOut={nothing}
      />,
    );
    expect(screen.queryByText(/not reached school/)).toBeNull();
    expect(screen.getByRole("button", { name: "Change your password" })).toBeTruthy();
    expect(screen.getByRole("button", { name: "Sign out" })).toBeTruthy();
  });

  it("offers nobody at the demo school a password to change: they have none", () => {
    const visitor = { ...person, demo: true };
    render(
      <AccountMenu
        person={visitor}
        unsent={0}
        onChangePassword={nothing}
        device={{ href: "/device", label: "This computer" }}
        onLeave={() => undefined}
        onSwitch={nothing}
        onSignOut={nothing}
      />,
    );
    expect(screen.queryByRole("button", { name: "Change your password" })).toBeNull();
  });
});

describe("changing one's own password", () => {
  const show = async (answer: Answer<unknown>) => {
    const change = vi.fn<ChangePassword>(() => Promise.resolve(answer));
    const onClose = vi.fn<() => void>();
    render(<ChangePasswordDialog change={change} onClose={onClose} />);
    await userEvent.type(screen.getByLabelText("Password so far"), "brook otter lantern");
    await userEvent.type(screen.getByLabelText("New password"), "heron mill window");
    expect(await axeViolations()).toEqual([]);
    await userEvent.click(screen.getByRole("button", { name: "Change it" }));
    return { change, onClose };
  };

  it("[AU12] asks for the one so far, and says what the change means elsewhere", async () => {
    const { change, onClose } = await show({ is: "done", value: undefined });
    expect(change).toHaveBeenCalledWith("brook otter lantern", "heron mill window");
    const said = await screen.findByRole("dialog", { name: "Your password is changed" });
    expect(said.textContent).toContain("On your other devices, sign in with the new password");
    await userEvent.click(screen.getByRole("button", { name: "Done" }));
    expect(onClose).toHaveBeenCalledOnce();
  });

  it("puts the server's sentence at the field it is about", async () => {
    await show({ is: "refused", say: "This is not your password so far.", field: "current" });
    expect(await screen.findByText("This is not your password so far.")).toBeTruthy();
    expect(screen.getByLabelText("Password so far").getAttribute("aria-invalid")).toBe("true");
  });

  it("says that it needs the network, and keeps what was typed", async () => {
    await show({ is: "unreachable", say: "The server cannot be reached." });
    expect((await screen.findByRole("alert")).textContent).toBe("The server cannot be reached.");
    const typed = screen.getByLabelText<HTMLInputElement>("New password");
    expect(typed.value).toBe("heron mill window");
  });
});
