import { cleanup, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it } from "vitest";
import { ownId } from "../../../src/domain/own-id.ts";
import { savePhrase } from "../../../src/domain/phrase.ts";
import { MeetingPhrases } from "../../../src/features/meeting-phrases/meeting-phrases.tsx";
import { useMeetingPhrases } from "../../../src/features/meeting-phrases/use-meeting-phrases.ts";
import { catchUp } from "../../../src/sync/exchange.ts";
import { hideToast } from "../../../src/ui/toast.ts";
import { levelDevice, make, Profile, SchoolByWire } from "../../support/school-by-wire.ts";
import { STAFF } from "../../support/small-school.ts";
import { axeViolations } from "../../ui/axe.ts";
import { showDevice, undo } from "../office.tsx";

afterEach(() => {
  cleanup();
  for (let id = 1; id < 60; id += 1) hideToast(id);
});

function Phrases() {
  const held = useMeetingPhrases();
  return held === undefined ? null : <MeetingPhrases held={held} />;
}

/** The list as somebody sees it, with one phrase of the head's and one of the teacher's own. */
async function listOf(user: string): Promise<HTMLElement> {
  const school = await SchoolByWire.open();
  for (const [who, words] of [
    [STAFF.head, "Number bonds to 20"],
    [STAFF.oakTeacher, "Glasses at home"],
  ] as const) {
    const device = await levelDevice(school, new Profile(who), who);
    const id = ownId(who, "aaaaaaaaaaaaaaaa");
    await make(device, savePhrase({ id, kind: "barrier", words }));
    await catchUp(device, school.as(who));
  }
  showDevice(await levelDevice(school, new Profile("here"), user), <Phrases />);
  return screen.findByRole("region", { name: "What may be in the way" });
}

describe("the phrases of meetings", () => {
  it("[PH3] a leader sees where each is from and takes any off, with Undo and a way back", async () => {
    const way = await listOf(STAFF.head);
    expect(way.textContent).toContain("Number bonds to 20 your school’s own");
    expect(way.textContent).toContain("Gaps in number facts comes with Keepup");
    await userEvent.click(within(way).getByRole("button", { name: "Take off: Glasses at home" }));
    await within(way).findByText("Taken off: 1 phrase");
    await undo();
    await within(way).findByRole("button", { name: "Take off: Glasses at home" });
    await userEvent.click(
      within(way).getByRole("button", { name: "Take off: Gaps in number facts" }),
    );
    await userEvent.click(await within(way).findByText("Taken off: 1 phrase"));
    await userEvent.click(
      within(way).getByRole("button", { name: "Put back: Gaps in number facts" }),
    );
    await within(way).findByRole("button", { name: "Take off: Gaps in number facts" });
    expect(await axeViolations()).toEqual([]);
  });

  it("[PH3] a teacher takes off their own alone, and adds one", async () => {
    const way = await listOf(STAFF.oakTeacher);
    expect(
      within(way)
        .getAllByRole("button")
        .map((one) => one.getAttribute("aria-label")),
    ).toEqual(["Take off: Glasses at home"]);
    await userEvent.selectOptions(screen.getByLabelText("Under"), "barrier");
    await userEvent.type(screen.getByLabelText("Words"), "Reads from far away");
    await userEvent.click(screen.getByRole("button", { name: "Add" }));
    await within(way).findByRole("button", { name: "Take off: Reads from far away" });
    await undo();
    await waitFor(() =>
      expect(within(way).queryByRole("button", { name: "Take off: Reads from far away" })).toBe(
        null,
      ),
    );
  });
});
