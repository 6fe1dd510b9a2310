import { expect, it } from "vitest";
import { classGroups } from "../../src/domain/class-group.ts";
import { joinGroup, leaveGroup } from "../../src/domain/group.ts";
import { PUPILS, row, rowOf, smallSchool, TODAY } from "../support/small-school.ts";

const OAK: readonly string[] = [PUPILS.amara, PUPILS.bo, PUPILS.zoeB, PUPILS.zoeK, PUPILS.ewan];
const children = smallSchool().rows.filter(({ t, k }) => t === "pupil" && OAK.includes(k));
const puts = (pupil: string, id: string, from: string) =>
  rowOf(joinGroup(undefined, pupil, id, from));

it("[LI14] offers the groups somebody of the class is in today, with the children", () => {
  const was = puts(PUPILS.zoeK, "fsm", "2025-09-01");
  const groups = classGroups(
    [row("group", "chess", { name: "Chess", letter: "C", sensitive: false, removed: false })],
    [
      ...children,
      puts(PUPILS.bo, "fsm", "2025-09-01"),
      puts(PUPILS.ewan, "fsm", "2027-01-01"),
      rowOf(leaveGroup(was, PUPILS.zoeK, "fsm", "2026-07-31")),
    ],
    TODAY,
  );
  expect(groups.map(({ id, pupils }) => [id, [...pupils].sort()])).toEqual([
    ["girls", [PUPILS.amara, PUPILS.zoeB, PUPILS.zoeK]],
    ["boys", [PUPILS.bo, PUPILS.ewan]],
    ["fsm", [PUPILS.bo]],
    ["sen-n", [...OAK].sort()],
    ["summer-born", [PUPILS.bo, PUPILS.zoeK]],
  ]);
  expect(groups.filter(({ sensitive }) => sensitive).map(({ id }) => id)).toEqual(["fsm", "sen-n"]);
  expect(classGroups([], [], TODAY)).toEqual([]);
});
