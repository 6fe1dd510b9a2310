import { expect, it } from "vitest";
import { isFree } from "../../src/ui/level-grid-motion.ts";

const place = { left: 100, top: 40, right: 160, bottom: 72 };

it("leaves a trace where nobody stands, and none round a child who moved up", () => {
  const beside = { left: 160, top: 40, right: 220, bottom: 72 };
  const movedUp = { left: 102, top: 40, right: 150, bottom: 72 };
  expect(isFree(place, [])).toBe(true);
  expect(isFree(place, [beside])).toBe(true);
  expect(isFree(place, [beside, movedUp])).toBe(false);
});
