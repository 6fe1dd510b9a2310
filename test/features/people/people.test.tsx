import { cleanup, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeAll, expect, it, vi } from "vitest";
import type { Answer } from "../../../src/domain/answer.ts";
import type { Invite } from "../../../src/features/people/invite-dialog.tsx";
import type { Invitations, OpenInvitation } from "../../../src/features/people/invited-list.tsx";
import { People } from "../../../src/features/people/people.tsx";
import type { MakeReset } from "../../../src/features/people/person-dialog.tsx";
import { CLASSES, STAFF } from "../../support/small-school.ts";
import { axeViolations } from "../../ui/axe.ts";
import { giveDialogs } from "../../ui/dialog-in-jsdom.ts";
import { showOn } from "../office.tsx";

beforeAll(giveDialogs);
afterEach(cleanup);

const link = (words: string): Answer<string> => ({ is: "done", value: words });
const open = (name: string): OpenInvitation => ({
  ref: name.toLowerCase(),
  name,
  email: null,
  role: "teacher",
  classes: [CLASSES.oak],
  expires: Date.UTC(2026, 11, 5, 12),
});
const listed = (...names: string[]): Answer<OpenInvitation[]> => ({
  is: "done",
  value: names.map(open),
});
const invitationsOf = (...answers: Awaited<ReturnType<Invitations["list"]>>[]) => {
  const list = vi.fn<Invitations["list"]>(() => Promise.resolve(answers.at(-1) ?? listed()));
  for (const answer of answers) list.mockResolvedValueOnce(answer);
  return { list, withdraw: vi.fn<Invitations["withdraw"]>(() => Promise.resolve(listed())) };
};
const noAnswer: Answer<never> = { is: "unreachable", say: "The server cannot be reached." };

async function show(
  invite = vi.fn<Invite>(() => Promise.resolve(link("http://school.example/invitation/abc"))),
  makeReset = vi.fn<MakeReset>(() => Promise.resolve(link("http://school.example/reset/abc"))),
  invitations = invitationsOf(listed()),
) {
  const shown = await showOn(
    STAFF.administrator,
    <People invite={invite} invitations={invitations} makeReset={makeReset} />,
  );
  await screen.findByRole("heading", { name: "8 people" });
  return { ...shown, invite, invitations, makeReset };
}

it("lists who is here with role and classes, and apart who has left", async () => {
  await show();
  expect(screen.getByRole("row", { name: /^Mrs Okafor/ }).textContent).toContain("TeacherOak");
  const gone = screen.getByRole("region", { name: "Have left" });
  expect(within(gone).getByRole("row", { name: /^Mr Gone/ })).toBeTruthy();
  expect(await axeViolations()).toEqual([]);
});

it("invites somebody with a role and classes, and shows the link once", async () => {
  const { invite } = await show();
  await userEvent.click(screen.getByRole("button", { name: "Invite somebody" }));
  const dialog = screen.getByRole("dialog", { name: "Invite somebody" });
  await userEvent.type(within(dialog).getByLabelText("Name"), "Mr Brook");
  await userEvent.click(within(dialog).getByRole("checkbox", { name: "Oak" }));
  await userEvent.click(within(dialog).getByRole("button", { name: "Make the link" }));
  expect(invite).toHaveBeenCalledWith({
    name: "Mr Brook",
    role: "teacher",
    classes: [CLASSES.oak],
  });
  const made = await screen.findByRole("dialog", { name: "A link for Mr Brook" });
  expect(within(made).getByLabelText<HTMLInputElement>("Invitation link").value).toBe(
    "http://school.example/invitation/abc",
  );
  expect(await axeViolations()).toEqual([]);
});

it("says so when the school cannot be reached, and keeps what was typed", async () => {
  await show(vi.fn<Invite>(() => Promise.resolve(noAnswer)));
  await userEvent.click(screen.getByRole("button", { name: "Invite somebody" }));
  await userEvent.type(screen.getByLabelText("Name"), "Mr Brook");
  await userEvent.click(screen.getByRole("button", { name: "Make the link" }));
  expect((await screen.findByRole("alert")).textContent).toBe("The server cannot be reached.");
  expect(screen.getByLabelText<HTMLInputElement>("Name").value).toBe("Mr Brook");
});

it("changes a role, marks as left, and makes a link for a new password", async () => {
  const { view, makeReset } = await show();
  await userEvent.click(screen.getByRole("button", { name: "Change Mr Lind" }));
  await userEvent.selectOptions(screen.getByLabelText("Role"), "SENCO");
  await userEvent.click(screen.getByRole("button", { name: "Keep" }));
  await waitFor(() =>
    expect(screen.getByRole("row", { name: /^Mr Lind/ }).textContent).toContain("SENCO"),
  );

  await userEvent.click(screen.getByRole("button", { name: "Change Mr Lind" }));
  await userEvent.click(screen.getByRole("button", { name: "Make a link for a new password" }));
  expect(makeReset).toHaveBeenCalledWith(STAFF.ashTeacher);
  expect(await screen.findByLabelText("Link for a new password")).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Close" }));

  await userEvent.click(screen.getByRole("button", { name: "Change Mr Lind" }));
  await userEvent.click(screen.getByRole("button", { name: "Mark as left" }));
  await screen.findByRole("heading", { name: "7 people" });
  expect((await view.row("staff", STAFF.ashTeacher))?.f.left).toBeTypeOf("string");
});

it("[AC5] offers nobody to change their own role or to leave", async () => {
  await show();
  await userEvent.click(screen.getByRole("button", { name: "Change Mrs Abbot" }));
  expect(screen.getByLabelText<HTMLSelectElement>("Role").disabled).toBe(true);
  expect(screen.queryByRole("button", { name: "Mark as left" })).toBeNull();
});

it("lets assistants judge, and no longer", async () => {
  const { view } = await show();
  const box = screen.getByRole<HTMLInputElement>("checkbox", {
    name: "Teaching assistants may judge",
  });
  await userEvent.click(box);
  await waitFor(() => expect(box.checked).toBe(true));
  expect((await view.row("school", "school"))?.f.assistantsMayJudge).toBe(true);
});

it("[AU11] shows who is invited and has not come, until when, and withdraws an invitation", async () => {
  const { invitations } = await show(
    undefined,
    undefined,
    invitationsOf(listed("Ben Cole", "Zara")),
  );
  invitations.withdraw.mockResolvedValueOnce(listed("Zara"));
  const section = await screen.findByRole("region", { name: "Invited, not yet come" });
  const row = within(section).getByRole("row", { name: /^Ben Cole/ });
  expect(row.textContent).toContain("TeacherOak5 Dec 2026");
  expect(await axeViolations()).toEqual([]);
  await userEvent.click(
    screen.getByRole("button", { name: "Withdraw the invitation for Ben Cole" }),
  );
  expect(invitations.withdraw).toHaveBeenCalledWith("ben cole");
  await waitFor(() => expect(screen.queryByRole("row", { name: /^Ben Cole/ })).toBeNull());
  expect(within(section).getByRole("row", { name: /^Zara/ })).toBeTruthy();
  expect(screen.getByText(/Its link no longer works/)).toBeTruthy();
});

it("[AU11] keeps the line of an invitation that could not be withdrawn, and says why", async () => {
  const { invitations } = await show(undefined, undefined, invitationsOf(listed("Zara")));
  invitations.withdraw.mockResolvedValueOnce({ is: "refused", say: "It has just been used." });
  await userEvent.click(await screen.findByRole("button", { name: /^Withdraw/ }));
  expect((await screen.findByRole("alert")).textContent).toBe("It has just been used.");
  expect(screen.getByRole("row", { name: /^Zara/ })).toBeTruthy();
});

it("[AU11] lists somebody as invited as soon as their link is made", async () => {
  await show(undefined, undefined, invitationsOf(listed(), listed("Mr Brook")));
  await userEvent.click(screen.getByRole("button", { name: "Invite somebody" }));
  await userEvent.type(screen.getByLabelText("Name"), "Mr Brook");
  await userEvent.click(screen.getByRole("button", { name: "Make the link" }));
  await userEvent.click(await screen.findByRole("button", { name: "Done" }));
  expect(await screen.findByRole("region", { name: "Invited, not yet come" })).toBeTruthy();
});

it("says quietly that the list of the invited needs the school's server", async () => {
  await show(undefined, undefined, invitationsOf(noAnswer));
  expect(await screen.findByText(/does not answer just now/)).toBeTruthy();
  expect(screen.getByRole("row", { name: /^Mrs Okafor/ })).toBeTruthy();
});
