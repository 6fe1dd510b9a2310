import { act, cleanup, fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { afterEach, expect, it, vi } from "vitest";
import type { Answer } from "../../../src/domain/answer.ts";
import { sessionKey } from "../../../src/domain/intervention-session.ts";
import { removeIntervention, saveIntervention } from "../../../src/domain/intervention.ts";
import type { ChangesAsked, LoggedChange, LoggedPage } from "../../../src/domain/logged-change.ts";
import { ownId } from "../../../src/domain/own-id.ts";
import { LoggedChanges } from "../../../src/features/logged-changes/logged-changes.tsx";
import { make } from "../../support/school-by-wire.ts";
import { NOW, PUPILS, STAFF } from "../../support/small-school.ts";
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

async function open(ask: Ask, mayRestricted = true, first = "") {
  function Room() {
    const [search, setSearch] = useState(first);
    return <LoggedChanges {...{ ask, search, mayRestricted }} onSearch={setSearch} />;
  }
  return showOn(STAFF.head, <Room />);
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

it("[WC2] [IV4] a session is told with its intervention and day, also of one that is off the list", async () => {
  const on = "2026-11-17";
  const session = {
    ...LINE,
    t: "intervention-session",
    fields: [{ field: "words", from: "Beads", to: "Cards 1 to 4" }],
  };
  const club = ownId(STAFF.head, "0123456789ab");
  const gone = ownId(STAFF.head, "ba9876543210");
  const at = (pupil: string, id: string, seq: number): LoggedChange => ({
    ...session,
    seq,
    k: sessionKey(pupil, id, on),
  });
  const { device } = await open(() =>
    Promise.resolve(
      page([at(PUPILS.amara, club, 43), at(PUPILS.bo, gone, 42), at("p-nobody", "no-such", 41)]),
    ),
  );
  const terms = { wave: 2, subject: null, leads: null, from: "2026-09-07", to: null } as const;
  await make(
    device,
    saveIntervention({ ...terms, id: club, name: "Number club" }),
    saveIntervention({ ...terms, id: gone, name: "Phonics" }),
    removeIntervention(gone),
  );
  await screen.findByRole("cell", { name: /^Amara .+, session of Number club on Tue 17 Nov$/ });
  screen.getByRole("cell", {
    name: /^Bo .+, session of Phonics \(taken off the list\) on Tue 17 Nov$/,
  });
  screen.getByRole("cell", {
    name: "A child whose record was erased, or is not on this device, session of an intervention that is not on this device on Tue 17 Nov",
  });
  expect(
    screen.getAllByText("What was done: changed from “Beads” to “Cards 1 to 4”."),
  ).toHaveLength(3);
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

it("[WC4] says of which action it is told, and shows all on asking", async () => {
  const ask = vi.fn<Ask>(() => Promise.resolve(page([LINE])));
  const id = ownId(STAFF.head, "0123456789ab");
  const { device } = await open(ask, true, `action=${id}`);
  await screen.findByRole("button", { name: "Only the chosen action: show all" });
  await make(device, { t: "staff-action", k: id, set: { what: "Beads" } });
  const all = await screen.findByRole("button", { name: "Only the action “Beads”: show all" });
  expect(screen.getByText("Everything, of the action “Beads”")).toBeTruthy();
  expect(ask.mock.lastCall?.[0]).toMatchObject({ action: id });
  await userEvent.click(all);
  await waitFor(() => expect(ask.mock.lastCall?.[0]).toMatchObject({ action: "" }));
  expect(screen.queryByRole("button", { name: /^Only the action/ })).toBeNull();
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
  const offered = within(oak)
    .getAllByRole<HTMLOptionElement>("option")
    .map(({ value }) => value);
  expect(offered).toContain(PUPILS.amara);
  expect(offered.length).toBeGreaterThan(3);
  const all = within(screen.getByLabelText("Child")).getAllByRole<HTMLOptionElement>("option");
  const values = all.map(({ value }) => value);
  expect(values).toEqual([...new Set(values)]);
});

it("[WC4] a day is typed digit by digit, and asked for once it is one", async () => {
  const ask = vi.fn<Ask>(() => Promise.resolve(page([LINE])));
  await open(ask);
  const from = await screen.findByLabelText<HTMLInputElement>("From");
  await screen.findByRole("row", { name: /Amara/ });
  // What a browser says while the year is typed.
  for (const value of ["0002-11-20", "0020-11-20", "0202-11-20"]) {
    fireEvent.change(from, { target: { value } });
    expect(from.value).toBe(value);
  }
  expect(ask).toHaveBeenCalledTimes(1);
  fireEvent.change(from, { target: { value: "2026-11-20" } });
  await waitFor(() => expect(ask.mock.lastCall?.[0].from).toBe("2026-11-20"));
  expect(ask).toHaveBeenCalledTimes(2);
  expect(from.value).toBe("2026-11-20");

  fireEvent.change(from, { target: { value: "0002-11-20" } });
  fireEvent.blur(from);
  expect(from.value).toBe("2026-11-20");
  fireEvent.change(from, { target: { value: "" } });
  expect(ask).toHaveBeenCalledTimes(2);
  fireEvent.keyDown(from, { key: "Enter" });
  await waitFor(() => expect(ask.mock.lastCall?.[0].from).toBe(""));
});

it("[WC4] older changes that come after another choice stay away from it", async () => {
  let answerOlder: (answer: Answer<LoggedPage>) => void = () => undefined;
  await open(({ before, group }) =>
    before === null
      ? Promise.resolve(page([LINE], group === "" ? 41 : null))
      : new Promise((resolve) => {
          answerOlder = resolve;
        }),
  );
  await userEvent.click(await screen.findByRole("button", { name: "Show older changes" }));
  await userEvent.selectOptions(screen.getByLabelText("What"), "Agreed actions");
  await screen.findByText("1 change, the latest first.");
  await act(async () => {
    answerOlder(page([{ ...LINE, seq: 7 }]));
    await Promise.resolve();
  });
  expect(screen.getAllByRole("row", { name: /Amara/ })).toHaveLength(1);
  expect(screen.queryByText("Asking the school…")).toBeNull();
});

it("[WC4] an address that cannot be read says that it shows more, and a day that is none is none", async () => {
  await open(() => Promise.resolve(page([LINE])), true, "from=2026-13-45");
  await screen.findByRole("row", { name: /Amara/ });
  expect(screen.getByText(/more is shown than it asks for/)).toBeTruthy();
  expect(screen.queryByText(/undefined/)).toBeNull();
  await userEvent.selectOptions(screen.getByLabelText("What"), "Agreed actions");
  await waitFor(() => expect(screen.queryByText(/more is shown than it asks for/)).toBeNull());
});
