import { expect, it } from "vitest";
import { createSchool } from "../../../src/server/create-school.ts";
import { writeAsSchool } from "../../../src/server/write-as-school.ts";
import { CLASSES, NOW, PUPILS, row, STAFF } from "../../support/small-school.ts";
import { onBothEngines } from "./on-both-engines.ts";
import { add, type BareDevice, set } from "./server-school.ts";

const AMARA = `${PUPILS.amara}:2026`;
const FREYA = `${PUPILS.freya}:2026`;
const DAY = 86_400_000;

function children(device: BareDevice): string[] {
  return [...device.rows.values()].flatMap(({ t, k }) => (t === "pupil" ? [k] : [])).sort();
}

const OAK = [PUPILS.amara, PUPILS.bo, PUPILS.ewan, PUPILS.zoeB, PUPILS.zoeK];
const ASH = [PUPILS.freya, PUPILS.gil];

onBothEngines("a pull", (school) => {
  it("[AC1] gives a teacher the children of the class, with their history, and no others", async () => {
    const okafor = school().device(STAFF.oakTeacher);
    await okafor.pull();
    expect(children(okafor)).toEqual(OAK);
    expect(okafor.row("attainment", `${PUPILS.amara}:2025`)).toBeDefined();
    expect([...okafor.rows.values()].some(({ k }) => k.includes(PUPILS.freya))).toBe(false);
    expect(okafor.row("subject", "maths")).toBeDefined();
  });

  it("[AC3] gives a governor no row of a child", async () => {
    const governor = school().device(STAFF.governor);
    await governor.pull();
    expect(governor.scopes).toEqual(["s"]);
    expect([...governor.rows.values()].every(({ scope }) => scope === "s")).toBe(true);
  });

  it("[SY8] gives the same rows in pages of any size, and resumes after any of them", async () => {
    const whole = school().device(STAFF.head);
    expect(await whole.pull()).toBe(1);
    for (const limit of [1, 2, 7]) {
      const paged = school().device(STAFF.head);
      expect(await paged.pull(limit)).toBe(Math.ceil(whole.rows.size / limit));
      expect(paged.rows).toEqual(whole.rows);
      expect(paged.cursor).toEqual(whole.cursor);
      expect(paged.digest()).toBe(whole.digest());
    }
  });

  it("[SY8] gives what changed while a device was paging", async () => {
    const paged = school().device(STAFF.head);
    await paged.ask({ limit: 10 });
    const okafor = school().device(STAFF.oakTeacher);
    await okafor.push(add(AMARA, "maths.spring", "3S", NOW));
    await paged.pull(10);
    expect(paged.row("attainment", AMARA)?.c?.["maths.spring"]).toHaveLength(1);
    expect((await paged.ask({ digest: paged.digest() })).digest).toBe("same");
  });

  it("names the scopes only to a device that holds others", async () => {
    const okafor = school().device(STAFF.oakTeacher);
    expect((await okafor.ask()).scopes).toEqual(
      [`c:${CLASSES.oak}`, ...OAK.map((pupil) => `p:${pupil}`), "s", "t"].sort(),
    );
    expect((await okafor.ask()).scopes).toBeUndefined();
  });

  it("[SY7] gives a child's rows to the new class's teacher and takes them from the old one's", async () => {
    const okafor = school().device(STAFF.oakTeacher);
    const lind = school().device(STAFF.ashTeacher);
    await okafor.pull();
    await lind.pull();
    const admin = school().administrator;
    const moves = (to: string) =>
      set("membership", AMARA, { class: to, yearGroup: 3 }, school().nowMs);
    await admin.push(moves(CLASSES.ash));
    await okafor.pull();
    await lind.pull(3);
    expect(children(okafor)).toEqual(OAK.filter((pupil) => pupil !== PUPILS.amara));
    expect(children(lind)).toEqual([PUPILS.amara, ...ASH]);
    expect(lind.row("attainment", `${PUPILS.amara}:2025`)).toBeDefined();
    // What happened meanwhile is there when the child comes back.
    await lind.push(add(AMARA, "maths.spring", "3S", NOW));
    school().nowMs += 1000;
    await admin.push(moves(CLASSES.oak));
    await okafor.pull(2);
    await lind.pull();
    expect(children(okafor)).toEqual(OAK);
    expect(okafor.row("attainment", AMARA)?.c?.["maths.spring"]).toHaveLength(1);
    expect(children(lind)).toEqual(ASH);
    for (const device of [okafor, lind])
      expect((await device.ask({ digest: device.digest() })).digest).toBe("same");
  });

  it("[SY7] gives a new child, added in one request, to their teacher", async () => {
    const lind = school().device(STAFF.ashTeacher);
    await lind.pull();
    const verdicts = await school().administrator.push(
      set("pupil", "p-new", { given: "Ines", family: "Moreau" }, NOW),
      set("membership", "p-new:2026", { class: CLASSES.ash, yearGroup: 3 }, NOW),
    );
    expect(verdicts.map(({ is }) => is)).toEqual(["accepted", "accepted"]);
    await lind.pull();
    expect(children(lind)).toEqual([...ASH, "p-new"].sort());
  });

  it("[SY7] moves rights on with the academic year, without anybody changing a row", async () => {
    const okafor = school().device(STAFF.oakTeacher);
    await okafor.pull();
    const { head } = (await school().store.school(school().id))!;
    school().nowMs = Date.UTC(2027, 8, 5, 9);
    await okafor.pull();
    expect(children(okafor)).toEqual([]);
    expect((await school().store.school(school().id))?.head).toBe(head + 1);
    // Judged on the last day of the year, received in September: in time.
    const august = add(AMARA, "maths.summer", "3H", Date.UTC(2027, 7, 31, 12));
    const september = add(AMARA, "maths.summer", "3H", Date.UTC(2027, 8, 1, 12));
    const verdicts = await okafor.push(august, september);
    expect(verdicts.map(({ is }) => is)).toEqual(["accepted", "quarantined"]);
  });

  it("gives no number to a day on which nothing ends or begins", async () => {
    const { head } = (await school().store.school(school().id))!;
    school().nowMs += DAY;
    await school().device(STAFF.head).pull();
    expect(await school().store.school(school().id)).toMatchObject({
      head,
      grantsDay: "2026-11-22",
    });
  });
});

onBothEngines("the school itself", (school) => {
  it("writes above what its rows hold, whatever the clocks say", async () => {
    const { id, store } = school();
    await school().administrator.push(set("class", CLASSES.oak, { name: "Elm" }, NOW + 60_000));
    const before = (await store.school(id))!.head;
    const seq = await writeAsSchool(
      store,
      id,
      STAFF.administrator,
      [{ t: "class", k: CLASSES.oak, set: { name: "Ivy" } }],
      NOW,
    );
    expect(seq).toBe(before + 1);
    const [oak] = await store.read(id).rows([{ t: "class", k: CLASSES.oak }]);
    expect(oak?.f.name).toBe("Ivy");
  });

  it("lets in a person whom it adds to the staff", async () => {
    const { id, store } = school();
    expect(await school().device("u-new").refusal()).toMatchObject({ refused: "not-on-staff" });
    await writeAsSchool(
      store,
      id,
      STAFF.administrator,
      [
        { t: "staff", k: "u-new", set: { name: "Ms New", role: "teacher", left: null } },
        { t: "staff-class", k: `u-new:${CLASSES.ash}`, set: { as: "teacher" } },
      ],
      NOW,
    );
    expect(await store.memberships("u-new")).toEqual([
      { school: id, schoolName: "Small School", role: "teacher" },
    ]);
    const device = school().device("u-new");
    await device.pull();
    expect(children(device)).toEqual(ASH);
    expect((await device.push(add(FREYA, "maths.spring", "2S", NOW)))[0]?.is).toBe("accepted");
  });

  it("writes nothing when one of its edits does not fit the schema", async () => {
    const { id, store } = school();
    const { head } = (await store.school(id))!;
    const write = (set: Record<string, unknown>) =>
      writeAsSchool(
        store,
        id,
        "u",
        [
          { t: "class", k: "a", set: { name: "Fine" } },
          { t: "class", k: "b", set },
        ],
        NOW,
      );
    await expect(write({ name: 7 })).rejects.toThrow("class.name must be words");
    await expect(write({ colour: "red" })).rejects.toThrow("class.colour is not a field");
    expect((await store.school(id))?.head).toBe(head);
  });

  it("takes the name from its own row", async () => {
    const { id, store } = school();
    await school().administrator.push(set("school", "school", { name: "Large School" }, NOW));
    expect((await store.school(id))?.name).toBe("Large School");
  });

  it("begins with the rows it is given, and a row of its own", async () => {
    const { store } = school();
    const rows = [row("staff", "u-first", { name: "Ms First", role: "administrator", left: null })];
    const id = `${school().id}-b`;
    const made = await createSchool(store, { id, name: "New School", rows, now: NOW });
    expect(made).toMatchObject({ id, name: "New School", head: 2 });
    const [own] = await store.read(id).rows([{ t: "school", k: "school" }]);
    expect(own).toMatchObject({ seq: 1, scope: "s", f: { name: "New School" } });
    await expect(createSchool(store, { id, name: "x", rows, now: NOW })).rejects.toThrow(
      /There is a school with the id/,
    );
  });
});
