import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { clockAt, clockMs } from "../../../src/domain/clock.ts";
import { openSqliteStore } from "../../../src/server/sqlite-store.ts";
import type { Store } from "../../../src/server/store.ts";
import { NOW, PUPILS, STAFF } from "../../support/small-school.ts";
import { add, ServerSchool, set } from "./server-school.ts";

const AMARA = `${PUPILS.amara}:2026`;
const MINUTE = 60_000;
const DAY = 86_400_000;

let store: Store;
let school: ServerSchool;
beforeEach(async () => {
  store = await openSqliteStore(":memory:");
  school = await ServerSchool.in(store);
});
afterEach(() => store.close());

describe("a push", () => {
  it("[SY10] takes a teacher's judgement and gives it the school's next number", async () => {
    const okafor = school.device(STAFF.oakTeacher);
    const { head } = (await store.school("small"))!;
    const change = add(AMARA, "maths.spring", "3S", NOW);
    const [verdict] = await okafor.push(change);
    expect(verdict).toEqual({ id: change.id, is: "accepted", seq: head + 1, h: change.h });
    expect(okafor.rows.size).toBeGreaterThan(10);
    expect(okafor.rows.get(`attainment ${AMARA}`)?.c?.["maths.spring"]).toEqual([
      {
        id: change.id,
        h: change.h,
        v: "3S",
        how: "typed",
        prev: [],
        by: STAFF.oakTeacher,
        dev: okafor.id,
        at: NOW,
      },
    ]);
  });
});
