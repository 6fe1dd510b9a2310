import { cleanup, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, it } from "vitest";
import { PlanRoom } from "../../src/app/plan-room.tsx";
import { agreeAction } from "../../src/domain/action-edit.ts";
import { ownId } from "../../src/domain/own-id.ts";
import { showOn } from "../features/office.tsx";
import { make } from "../support/school-by-wire.ts";
import { CLASSES, PUPILS, STAFF } from "../support/small-school.ts";

beforeEach(() => window.history.replaceState(null, "", `/plan?whose=class&class=${CLASSES.oak}`));
afterEach(cleanup);

it.each([
  [STAFF.head, true],
  [STAFF.administrator, true],
  [STAFF.senco, false],
  [STAFF.oakTeacher, false],
])("[WC5] [WC1] of an action %s is led to what was changed: %s", async (user, isLed) => {
  const { device } = await showOn(user, <PlanRoom part={undefined} />);
  const id = ownId(user, "0123456789ab");
  const terms = {
    id,
    class: CLASSES.oak,
    meeting: null,
    entries: [],
    children: [PUPILS.amara],
    subject: "maths",
    kind: "class",
    what: "Beads",
    wave: null,
    intervention: null,
    owner: STAFF.oakTeacher,
    ownerWords: null,
    due: "2026-12-11",
    made: "2026-11-21",
    by: user,
    from: null,
  } as const;
  expect(await make(device, agreeAction(terms, false))).toHaveProperty("changes");
  await userEvent.click(await screen.findByRole("button", { name: /^Beads/ }));
  await screen.findByRole("button", { name: "Drop: Beads" });
  const link = screen.queryByRole("link", { name: "What was changed: Beads" });
  expect(link?.getAttribute("href")).toBe(isLed ? `/set-up/changes?action=${id}` : undefined);
});
