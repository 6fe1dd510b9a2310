import { cleanup, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { afterEach, expect, it } from "vitest";
import { LevelGrid } from "../../src/ui/level-grid.tsx";

afterEach(cleanup);

const NAMES = Array.from({ length: 20 }, (_, at) => ({
  id: `c${at}`,
  name: `Child ${at}`,
  says: `Child ${at}`,
  detail: undefined,
  movement: undefined,
  marks: "",
  unsent: false,
  faded: false,
}));

/** Twenty children without a level, the first dozen of them shown; a press picks a name up. */
function TwentyToDo() {
  const [picked, setPicked] = useState<string>();
  return (
    <LevelGrid
      label="Twenty to do"
      columns={[{ id: "autumn", name: "Autumn", under: "", state: "open", narrow: false }]}
      rows={[]}
      cellOf={() => ({ row: "", column: "", label: "", names: [] })}
      footOf={() => [{ id: "none", label: "No level yet", names: NAMES, limit: 12 }]}
      picked={picked === undefined ? [] : [picked]}
      carrying={picked === undefined ? undefined : "one"}
      folds={{}}
      onPress={(place) =>
        setPicked(place.on === "name" && place.id !== picked ? place.id : undefined)
      }
      onKey={() => {}}
    />
  );
}

it("a crowd that was opened folds while a name of it is carried, and is open again after", async () => {
  const user = userEvent.setup();
  render(<TwentyToDo />);
  const foot = within(screen.getByText("No level, Autumn").closest("td")!);
  const shown = () => foot.getAllByText(/^Child \d+$/).length;
  expect(shown()).toBe(11);
  await user.click(foot.getByText("+9"));
  expect(shown()).toBe(20);
  await user.click(foot.getByText("Child 17"));
  expect(shown()).toBe(12);
  expect(foot.getByText("Child 17")).toBeTruthy();
  await user.click(foot.getByText("+8"));
  expect(shown()).toBe(20);
  await user.click(foot.getByText("Child 17"));
  expect(shown()).toBe(20);
});
