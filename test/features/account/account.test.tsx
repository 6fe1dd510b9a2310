import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Answer } from "../../../src/domain/answer.ts";
import { AccountMenu } from "../../../src/features/account/account-menu.tsx";
import { NewPasswordPage } from "../../../src/features/account/new-password-page.tsx";
import { axeViolations } from "../../ui/axe.ts";

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
    render(<AccountMenu person={person} unsent={3} onSwitch={nothing} onSignOut={onSignOut} />);
    expect(screen.getByText(/3 changes have not reached school yet/).textContent).toContain(
      "they stay on this device, closed to others",
    );
    await userEvent.click(screen.getByRole("button", { name: "Sign out and keep 3 changes" }));
    expect(onSignOut).toHaveBeenCalledOnce();
  });

  it("says nothing of it when all has been sent", () => {
    render(<AccountMenu person={person} unsent={0} onSwitch={nothing} onSignOut={nothing} />);
    expect(screen.queryByText(/not reached school/)).toBeNull();
    expect(screen.getByRole("button", { name: "Sign out" })).toBeTruthy();
  });
});
