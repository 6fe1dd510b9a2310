import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { currentEntry } from "../src/domain/change.ts";
import { judge } from "../src/domain/judgement.ts";
import type { Device } from "../src/storage/open-device.ts";
import { DeviceProvider, useCommit, useLive, useStanding } from "../src/storage/use-live.ts";
import { catchUp } from "../src/sync/exchange.ts";
import { levelDevice, Profile, SchoolByWire } from "./support/school-by-wire.ts";
import { PUPILS, STAFF, YEAR } from "./support/small-school.ts";

const WHERE = { pupil: PUPILS.bo, year: YEAR, subject: "maths", slot: "autumn" };

/** The smallest class tracker: one child's cell, which a key puts a level into. */
function Cell({ of }: { of: string }) {
  const row = useLive((view) => view.row("attainment", `${PUPILS.bo}:${YEAR}`), []);
  const commit = useCommit();
  const ready = useStanding()?.role !== undefined;
  const current = currentEntry(row?.c?.["maths.autumn"]);
  async function type(value: string): Promise<void> {
    await commit([judge({ row, ...WHERE, value, how: "typed" })]);
  }
  return (
    <button type="button" disabled={!ready} onKeyDown={(event) => void type(`2${event.key}`)}>
      {`${of}: ${current?.v ?? "–"}${current?.at === 0 ? " ·" : ""}`}
    </button>
  );
}

function show(of: string, device: Device): void {
  render(
    <DeviceProvider device={device}>
      <Cell of={of} />
    </DeviceProvider>,
  );
}

it("[SY30] a level typed with no network arrives on another person's screen", async () => {
  const school = await SchoolByWire.open();
  const laptop = await levelDevice(school, new Profile("laptop"), STAFF.oakTeacher);
  const tablet = await levelDevice(school, new Profile("tablet"), STAFF.head);
  show("laptop", laptop);
  show("tablet", tablet);
  await waitFor(() => expect(screen.getByText("laptop: –")).toHaveProperty("disabled", false));

  screen.getByText("laptop: –").focus();
  await userEvent.keyboard("H");
  expect(await screen.findByText("laptop: 2H ·")).toBeTruthy();
  expect(screen.getByText("tablet: –")).toBeTruthy();

  await catchUp(laptop, school.as(STAFF.oakTeacher));
  expect(await screen.findByText("laptop: 2H")).toBeTruthy();
  await catchUp(tablet, school.as(STAFF.head));
  expect(await screen.findByText("tablet: 2H")).toBeTruthy();
});
