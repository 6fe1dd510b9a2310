import { cleanup, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeAll, expect, it } from "vitest";
import { saveSession } from "../../../src/domain/intervention-session.ts";
import {
  type Intervention,
  removeIntervention,
  saveIntervention,
} from "../../../src/domain/intervention.ts";
import { saveMembership } from "../../../src/domain/membership.ts";
import { ownId } from "../../../src/domain/own-id.ts";
import { Children } from "../../../src/features/roll/children.tsx";
import type { EraseChild } from "../../../src/features/roll/erase-child-dialog.tsx";
import { catchUp } from "../../../src/sync/exchange.ts";
import { levelDevice, make, Profile, SchoolByWire } from "../../support/school-by-wire.ts";
import { CLASSES, PUPILS, STAFF } from "../../support/small-school.ts";
import { axeViolations } from "../../ui/axe.ts";
import { giveDialogs } from "../../ui/dialog-in-jsdom.ts";
import { showDevice } from "../office.tsx";

beforeAll(giveDialogs);
afterEach(cleanup);

const erase: EraseChild = () => Promise.resolve({ is: "done", value: undefined });

it("[CN1] says which sessions of interventions name the child in what was done, for the others there", async () => {
  const school = await SchoolByWire.open();
  const office = await levelDevice(school, new Profile("office"), STAFF.administrator);
  await make(
    office,
    { t: "pupil", k: "p-old", set: { given: "Ida", family: "Berg", left: "2026-07-18" } },
    ...["p-old", PUPILS.amara].map((pupil) =>
      saveMembership({ pupil, year: 2025, class: CLASSES.oakLastYear, yearGroup: 3 }),
    ),
  );
  await catchUp(office, school.as(STAFF.administrator));
  const head = await levelDevice(school, new Profile("laptop"), STAFF.head);
  const terms = { wave: 2, subject: null, leads: null, from: "2026-01-05", to: null } as const;
  const called = (name: string, random: string): Intervention => ({
    ...terms,
    id: ownId(STAFF.head, random),
    name,
  });
  const club = called("Number club", "0123456789ab");
  const phonics = called("Phonics", "1123456789ab");
  const far = called("Chess", "2123456789ab");
  const nothing = () => undefined;
  const session = (of: Intervention, on: string, words: string, there: readonly string[]) =>
    saveSession({ intervention: of.id, on, words, there, away: [], by: STAFF.head }, nothing);
  const made = await make(
    head,
    ...[club, phonics, far].map(saveIntervention),
    // In a group with a child of another class.
    ...session(club, "2026-06-15", "Cards; Ida’s turn was long", [PUPILS.gil, "p-old"]),
    ...session(club, "2026-06-16", "Cards again", [PUPILS.gil, "p-old"]),
    ...session(club, "2026-06-17", "Ida alone", ["p-old"]),
    // Of a child of the same class, in a group the child was not in; off the list since.
    ...session(phonics, "2026-05-04", "Sounds, with BERG watching", [PUPILS.amara]),
    removeIntervention(phonics.id),
    // Neither of the child's group nor of the child's class.
    ...session(far, "2026-05-11", "Ida of another school came", [PUPILS.gil]),
  );
  expect(made).toHaveProperty("changes");
  await catchUp(head, school.as(STAFF.head));
  await catchUp(office, school.as(STAFF.administrator));
  showDevice(office, <Children erase={erase} meetingHref={({ id }) => `/meet/${id}`} />);
  await userEvent.click(await screen.findByRole("button", { name: /^Left before/ }));
  await userEvent.click(screen.getByRole("button", { name: "Erase the record of Berg, Ida" }));
  const link = await screen.findByRole("link", { name: "Number club" });
  expect(link.getAttribute("href")).toBe("/plan/interventions");
  const lines = within(screen.getByRole("dialog"))
    .getAllByRole("listitem")
    .map(({ textContent }) => textContent);
  expect(lines).toEqual([
    "Number club, session of 15 Jun 2026: in what was done",
    "Phonics, session of 4 May 2026, which is not listed any more: in what was done",
  ]);
  await userEvent.type(screen.getByLabelText(/^To be sure/), "Ida Berg{Enter}");
  const done = await screen.findByRole("dialog", { name: "Ida Berg’s record is erased" });
  expect(within(done).getByRole("link", { name: "Number club" })).toBeTruthy();
  expect(await axeViolations()).toEqual([]);
});
