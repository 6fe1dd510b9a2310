import { cleanup, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { afterEach, expect, it, vi } from "vitest";
import type { Answer } from "../../../src/domain/answer.ts";
import type { ChangesAsked, LoggedChange, LoggedPage } from "../../../src/domain/logged-change.ts";
import { LoggedChanges } from "../../../src/features/logged-changes/logged-changes.tsx";
import { CLASSES, NOW, PUPILS, STAFF } from "../../support/small-school.ts";
import { axeViolations } from "../../ui/axe.ts";
import { showOn } from "../office.tsx";

afterEach(cleanup);

const LINE: LoggedChange = {
  seq: 41,
  made: NOW,
  until: NOW,
  at: NOW,
  by: STAFF.oakTeacher,
  device: "3f9a001122334455aabb",
  via: null,
  t: "meeting-entry",
  k: `${PUPILS.amara}:e`,
  scope: `p:${PUPILS.amara}`,
  is: "set",
  isFirst: false,
  fields: [{ field: "table", from: "slow", to: "behind" }],
  section: "",
  times: 1,
};

type Ask = (asked: ChangesAsked) => Promise<Answer<LoggedPage>>;

function page(changes: readonly LoggedChange[], next: number | null = null): Answer<LoggedPage> {
  return { is: "done", value: { changes, next } };
}

async function open(ask: Ask, mayRestricted = true): Promise<void> {
  function Room() {
    const [search, setSearch] = useState("");
    return <LoggedChanges {...{ ask, search, mayRestricted }} onSearch={setSearch} />;
  }
  await showOn(STAFF.head, <Room />);
}

it("[WC2] says who changed what, when, on which device and of whom", async () => {
  await open(() => Promise.resolve(page([LINE])));
  const row = await screen.findByRole("row", { name: /Amara/ });
  expect(
    within(row)
      .getAllByRole("cell")
      .map((cell) => cell.textContent),
  ).toEqual([
    "Sat 21 Nov 2026, 12:00",
    "Mrs Okaforon device 3f9a",
    expect.stringMatching(/^Amara .+ \(Oak\)$/),
    "Moved from slow progress or stuck to falling behind.",
  ]);
  expect(await axeViolations()).toEqual([]);
});

it("[WC4] asks the school anew for what is chosen, and for what is older", async () => {
  const ask = vi.fn<Ask>(({ before }) =>
    Promise.resolve(before === null ? page([LINE], 41) : page([{ ...LINE, seq: 7 }])),
  );
  await open(ask);
  await userEvent.click(await screen.findByRole("button", { name: "Show older changes" }));
  await waitFor(() => expect(screen.getAllByRole("row", { name: /Amara/ })).toHaveLength(2));
  expect(ask.mock.lastCall?.[0].before).toBe(41);
  await userEvent.selectOptions(screen.getByLabelText("What"), "Agreed actions");
  await userEvent.selectOptions(screen.getByLabelText("Child"), PUPILS.bo);
  await userEvent.selectOptions(screen.getByLabelText("Who changed it"), "Miss Teague");
  await waitFor(() =>
    expect(ask.mock.lastCall?.[0]).toMatchObject({
      group: "actions",
      child: PUPILS.bo,
      by: STAFF.assistant,
      before: null,
    }),
  );
});

it("[WC1] says that it needs the network, and asks again", async () => {
  let online = false;
  await open(() =>
    Promise.resolve(online ? page([LINE]) : { is: "unreachable", say: "Not just now." }),
  );
  expect((await screen.findByRole("alert")).textContent).toContain("needs the network");
  online = true;
  await userEvent.click(screen.getByRole("button", { name: "Ask again" }));
  await screen.findByRole("row", { name: /Amara/ });
  expect(screen.queryByRole("alert")).toBeNull();
});

it("[WC2] says what will stand there where nothing was changed yet", async () => {
  await open(() => Promise.resolve(page([])));
  await screen.findByRole("heading", { name: "Nothing was changed yet" });
  await userEvent.selectOptions(screen.getByLabelText("What"), "Notes");
  await screen.findByRole("heading", { name: "Nothing that fits was changed" });
  await userEvent.click(screen.getByRole("button", { name: "Show everything" }));
  expect(await screen.findByRole("heading", { name: "Nothing was changed yet" })).toBeTruthy();
});

it("[WC3] notes for leaders and SENCO are offered to who may read them, and leave in no file", async () => {
  const note = { ...LINE, t: "restricted-note", is: "wrote", section: "text", fields: [] } as const;
  await open(({ group }) => Promise.resolve(page(group === "restricted" ? [note] : [LINE])));
  await screen.findByRole("button", { name: "Save as CSV" });
  await userEvent.selectOptions(screen.getByLabelText("What"), "Notes for leaders and SENCO only");
  await screen.findByText(/on no print and in no file/);
  expect(screen.queryByRole("button", { name: "Save as CSV" })).toBeNull();
  cleanup();
  await open(() => Promise.resolve(page([LINE])), false);
  await screen.findByRole("row", { name: /Amara/ });
  expect(screen.queryByRole("option", { name: /SENCO only/ })).toBeNull();
});

it("[WC4] offers the children of each class, and who is in none", async () => {
  await open(() => Promise.resolve(page([])));
  const oak = await screen.findByRole("group", { name: "Oak" });
  expect(within(oak).getAllByRole("option").length).toBeGreaterThan(3);
  expect(CLASSES.oak).not.toBe("");
});
