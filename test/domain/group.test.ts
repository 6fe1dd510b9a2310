import { describe, expect, it } from "vitest";
import type { Row } from "../../src/domain/change.ts";
import {
  groupsOf,
  inGroup,
  joinGroup,
  leaveGroup,
  SHIPPED_GROUPS,
} from "../../src/domain/group.ts";
import { PUPILS, row, rowOf, smallSchool, TODAY } from "../support/small-school.ts";

const { amara, bo, ewan, freya, gil, zoeB, zoeK } = PUPILS;
const { rows } = smallSchool();
const inIt = (more: readonly Row[], id: string, day = TODAY, code?: string) =>
  [...inGroup([...rows, ...more], id, day, code)].sort();
const spans = (pupil: string, group: string, ...of: { from: string; to: string | null }[]) =>
  row("pupil-group", `${pupil}:${group}`, { spans: of });

describe("groups", () => {
  it("[G1] a child is in several at once, from the first to the last day, both included", () => {
    const more = [
      spans(amara, "fsm", { from: "2026-09-01", to: "2026-11-21" }),
      spans(amara, "eal", { from: "2023-09-04", to: null }),
    ];
    expect(inIt(more, "fsm", "2026-08-31")).toEqual([]);
    expect(inIt(more, "fsm", "2026-09-01")).toEqual([amara]);
    expect(inIt(more, "fsm", "2026-11-21")).toEqual([amara]);
    expect(inIt(more, "fsm", "2026-11-22")).toEqual([]);
    expect(inIt(more, "eal")).toEqual([amara]);
  });

  it("[G1] joining twice is joining once", () => {
    const joined = rowOf(joinGroup(undefined, amara, "fsm", "2026-09-01"));
    expect(joined.f.spans).toEqual([{ from: "2026-09-01", to: null }]);
    expect(joinGroup(joined, amara, "fsm", "2026-10-01").set).toEqual(joined.f);
  });

  it("[G2] leaving keeps the time before, and joining again adds to it", () => {
    const joined = rowOf(joinGroup(undefined, amara, "fsm", "2025-09-01"));
    const left = rowOf(leaveGroup(joined, amara, "fsm", "2026-03-31"));
    expect(inIt([left], "fsm", "2026-01-10")).toEqual([amara]);
    expect(inIt([left], "fsm")).toEqual([]);
    const again = rowOf(joinGroup(left, amara, "fsm", "2026-10-01"));
    expect(again.f.spans).toEqual([
      { from: "2025-09-01", to: "2026-03-31" },
      { from: "2026-10-01", to: null },
    ]);
    expect(inIt([again], "fsm", "2026-05-01")).toEqual([]);
  });

  it("[G3] free meals, Ever-6 and pupil premium say nothing about one another", () => {
    const more = [
      spans(amara, "fsm", { from: "2026-09-01", to: null }),
      spans(bo, "pupil-premium", { from: "2025-04-01", to: null }),
    ];
    expect([inIt(more, "fsm"), inIt(more, "ever-6"), inIt(more, "pupil-premium")]).toEqual([
      [amara],
      [],
      [bo],
    ]);
  });

  it("[G4] a school renames, removes and adds", () => {
    const own = [
      row("group", "gifted", { name: "More able", letter: "MA", sensitive: false, removed: false }),
      row("group", "service", { removed: true }),
      row("group", "chess", { name: "Chess club", letter: "C", sensitive: false, removed: false }),
    ];
    const groups = groupsOf(own);
    expect(groups.find(({ id }) => id === "gifted")).toMatchObject({
      name: "More able",
      letter: "MA",
    });
    expect(groups.some(({ id }) => id === "service")).toBe(false);
    expect(groups.at(-1)).toEqual({
      id: "chess",
      name: "Chess club",
      letter: "C",
      sensitive: false,
      derived: false,
    });
    expect(groupsOf([])).toEqual(SHIPPED_GROUPS);
    const letters = SHIPPED_GROUPS.map(({ letter }) => letter);
    expect(new Set(letters).size).toBe(letters.length);
  });

  it("[G5] girls, boys and summer-born follow from the child's own details", () => {
    expect(inIt([], "girls")).toEqual([amara, freya, zoeB, zoeK].sort());
    expect(inIt([], "boys")).toEqual([bo, ewan, gil].sort());
    expect(inIt([], "summer-born")).toEqual([bo, zoeK].sort());
    const edges = ["03-31", "04-01", "08-31", "09-01"].map((day) =>
      row("pupil", `p-${day}`, { born: `2018-${day}` }),
    );
    expect([...inGroup(edges, "summer-born", TODAY)]).toEqual(["p-04-01", "p-08-31"]);
  });

  it("[G5] no SEN is everybody in neither SEN group that day", () => {
    const more = [
      spans(ewan, "sen-e", { from: "2024-01-01", to: null }),
      spans(bo, "sen-k", { from: "2024-01-01", to: "2026-07-31" }),
    ];
    expect(inIt(more, "sen-n")).not.toContain(ewan);
    expect(inIt(more, "sen-n")).toContain(bo);
    expect(inIt(more, "sen-n", "2026-07-31")).not.toContain(bo);
  });

  it("[G6] a new arrival joined this term or last, not with everybody in Reception", () => {
    expect(inIt([], "new-arrival")).toEqual([gil]);
    expect(inIt([], "new-arrival", "2027-03-31")).toEqual([gil]);
    expect(inIt([], "new-arrival", "2027-04-01")).toEqual([]);
    expect(inIt([], "new-arrival", "2026-11-01")).toEqual([]);
    const reception = ["2026-09-07", "2026-11-02"].map((arrived) =>
      row("pupil", `p-${arrived}`, { born: "2022-03-01", arrived }),
    );
    expect([...inGroup(reception, "new-arrival", TODAY)]).toEqual(["p-2026-11-02"]);
    const unknown = row("pupil", "p-x", { arrived: null });
    expect([...inGroup([unknown], "new-arrival", TODAY)]).toEqual([]);
  });

  it("asks for one code alone where a group has codes", () => {
    const more = [
      row("pupil-group", `${amara}:ethnicity`, {
        spans: [{ from: "2023-09-04", to: null }],
        code: "BAFR",
      }),
    ];
    expect(inIt(more, "ethnicity", TODAY, "BAFR")).toEqual([amara]);
    expect(inIt(more, "ethnicity", TODAY, "WBRI")).toEqual([]);
    expect(joinGroup(undefined, amara, "ethnicity", "2023-09-04", "BAFR").set.code).toBe("BAFR");
  });
});
