import { act, cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { later, useFetchedWhenIdle } from "../../src/ui/later.tsx";

afterEach(cleanup);

function Sheet({ name }: { name: string }) {
  return <p>The sheet of {name}</p>;
}

it("a part fetched before is there at its first showing", async () => {
  const Part = later(async () => Sheet);
  await Part.fetch();
  render(<Part name="Bo" />);
  expect(screen.getByText("The sheet of Bo")).toBeTruthy();
});

it("a part asked for too early comes by itself, and the rest stands meanwhile", async () => {
  let arrive: (part: typeof Sheet) => void = () => {};
  const Part = later(() => new Promise<typeof Sheet>((resolve) => (arrive = resolve)));
  render(
    <>
      <p>The grid</p>
      <Part name="Bo" />
    </>,
  );
  expect(screen.getByText("The grid")).toBeTruthy();
  expect(screen.queryByText("The sheet of Bo")).toBeNull();
  await act(async () => arrive(Sheet));
  expect(screen.getByText("The sheet of Bo")).toBeTruthy();
});

it("is fetched once, while nobody is doing anything", async () => {
  let fetched = 0;
  const Part = later(async () => {
    fetched += 1;
    return Sheet;
  });
  const parts = [Part];
  function Screen({ open }: { open: boolean }) {
    useFetchedWhenIdle(parts);
    return open ? <Part name="Bo" /> : <p>The grid</p>;
  }
  const { rerender } = render(<Screen open={false} />);
  await act(() => Part.fetch());
  rerender(<Screen open />);
  expect(screen.getByText("The sheet of Bo")).toBeTruthy();
  expect(fetched).toBe(1);
});

it("a part that cannot be fetched says so in its place alone, and is asked for again next time", async () => {
  let there = false;
  const Part = later(async () => {
    if (!there) throw new TypeError("Failed to fetch dynamically imported module");
    return Sheet;
  });
  const shown = (
    <>
      <p>The grid</p>
      <Part name="Bo" />
    </>
  );
  const { unmount } = render(shown);
  expect((await screen.findByRole("alert")).textContent).toMatch(
    /could not be fetched.*safe on this device.*Reload/,
  );
  expect(screen.getByText("The grid")).toBeTruthy();
  unmount();
  there = true;
  render(shown);
  expect(await screen.findByText("The sheet of Bo")).toBeTruthy();
  expect(screen.queryByRole("alert")).toBeNull();
});
