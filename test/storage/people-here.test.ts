import { beforeEach, describe, expect, it } from "vitest";
import {
  forgetPerson,
  peopleHere,
  type PersonHere,
  rememberPerson,
  type Shelf,
  updatePerson,
  whoOpens,
} from "../../src/storage/people-here.ts";
import { signOut } from "../../src/storage/sign-out.ts";
import { viewOf } from "../../src/storage/view.ts";
import { catchUp } from "../../src/sync/exchange.ts";
import {
  judged,
  levelDevice,
  make,
  Profile,
  SCHOOL,
  SchoolByWire,
} from "../support/school-by-wire.ts";
import { PUPILS, STAFF } from "../support/small-school.ts";

const { oakTeacher, ashTeacher } = STAFF;

function person(user: string, lastUsed: number, signedIn = true): PersonHere {
  const of = { school: SCHOOL, user, name: user, schoolName: "Small School", demo: false };
  return { ...of, role: "teacher", signedIn, lastUsed };
}

describe("the people of a browser profile", () => {
  let shelf: Shelf;
  beforeEach(() => {
    const held = new Map<string, string>();
    shelf = {
      getItem: (key) => held.get(key) ?? null,
      setItem: (key, value) => void held.set(key, value),
    };
  });

  it("[SY46] are listed latest first; the last one who has not signed out opens at once", () => {
    rememberPerson(person("ada", 1), shelf);
    rememberPerson(person("ben", 3, false), shelf);
    rememberPerson(person("cleo", 2), shelf);
    expect(peopleHere(shelf).map(({ user }) => user)).toEqual(["ben", "cleo", "ada"]);
    expect(whoOpens(peopleHere(shelf))?.user).toBe("cleo");
    updatePerson({ school: SCHOOL, user: "ada" }, { lastUsed: 9, lastPlace: "/class/oak" }, shelf);
    expect(whoOpens(peopleHere(shelf))).toMatchObject({ user: "ada", lastPlace: "/class/oak" });
    forgetPerson({ school: SCHOOL, user: "ada" }, shelf);
    expect(peopleHere(shelf).map(({ user }) => user)).toEqual(["ben", "cleo"]);
  });

  it("are nobody when the list is damaged or storage is blocked", () => {
    shelf.setItem("keepup-people", '{"half');
    expect(peopleHere(shelf)).toEqual([]);
    const blocked: Shelf = {
      getItem() {
        throw new DOMException("denied", "SecurityError");
      },
      setItem() {
        throw new DOMException("denied", "SecurityError");
      },
    };
    rememberPerson(person("ada", 1), blocked);
    expect(peopleHere(blocked)).toEqual([]);
  });
});

describe("signing out", () => {
  it("[SY47] takes the person's data off the device and keeps what was unsent for their return", async () => {
    const school = await SchoolByWire.open();
    const shared = new Profile("shared");
    const device = await levelDevice(school, shared, oakTeacher);
    await make(device, await judged(device, PUPILS.bo, "maths.autumn", "2H"));
    expect(await signOut(device)).toEqual({ unsent: 1, empty: false });
    const names = (await shared.indexedDB.databases()).map(({ name }) => name);
    expect(names).toEqual([`outbox-${SCHOOL}-${oakTeacher}`]);

    const back = await shared.open(oakTeacher);
    expect(back.id).toBe(device.id);
    await catchUp(back, school.as(oakTeacher));
    const row = await viewOf(back).row("attainment", `${PUPILS.bo}:2026`);
    expect(row?.c?.["maths.autumn"]).toMatchObject([{ v: "2H" }]);
    expect(await back.outbox.changes.count()).toBe(0);
  });

  it("leaves nothing at all of a person who left nothing behind", async () => {
    const school = await SchoolByWire.open();
    const shared = new Profile("shared");
    await signOut(await levelDevice(school, shared, oakTeacher));
    expect(await shared.indexedDB.databases()).toEqual([]);
  });

  it("[SY47] in one tab, a second tab of the same person does not bring the data back", async () => {
    const school = await SchoolByWire.open();
    const shared = new Profile("shared");
    const device = await levelDevice(school, shared, oakTeacher);
    const other = await shared.open(oakTeacher);
    await signOut(device);
    await expect(catchUp(other, school.as(oakTeacher))).rejects.toThrow(/closed/i);
    expect((await shared.indexedDB.databases()).some(({ name }) => name?.startsWith("cache"))).toBe(
      false,
    );
  });

  it("people of one profile never see each other's data, nor each other's unsent work [I17]", async () => {
    const school = await SchoolByWire.open();
    const shared = new Profile("shared");
    const oak = await levelDevice(school, shared, oakTeacher);
    await make(oak, await judged(oak, PUPILS.bo, "maths.autumn", "2H"));
    oak.close();
    const ash = await levelDevice(school, shared, ashTeacher);
    expect(ash.id).not.toBe(oak.id);
    expect(await viewOf(ash).row("pupil", PUPILS.amara)).toBeUndefined();
    expect(await ash.outbox.changes.count()).toBe(0);
    await catchUp(ash, school.as(ashTeacher));
    const again = await shared.open(oakTeacher);
    expect(await again.outbox.changes.count()).toBe(1);
  });
});
