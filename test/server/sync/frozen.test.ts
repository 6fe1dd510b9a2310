import { expect, it } from "vitest";
import { acceptAttention, listAttention } from "../../../src/server/attention.ts";
import { erasePupil } from "../../../src/server/erase-pupil.ts";
import { CLASSES, NOW, PUPILS, row, STAFF, TODAY } from "../../support/small-school.ts";
import { onBothEngines } from "./on-both-engines.ts";
import { set } from "./server-school.ts";

const about = (name: string) => ({
  name,
  note: "",
  at: NOW,
  by: STAFF.head,
  day: TODAY,
  year: 2026,
  views: [{ screen: "grid", options: { subject: "maths" } }],
  parts: 1,
  children: 2,
  waiting: 0,
  seenBy: [STAFF.head],
  versionOf: null,
});
const named = (...children: string[]) => ({
  about: { day: TODAY },
  children: children.map((id) => ({ id, given: `given name of ${id}` })),
});
const snapshot = (k: string, name = "Autumn") => set("snapshot", k, about(name), NOW);
const part = (k: string, ...children: string[]) => set("snapshot-part", k, named(...children), NOW);
const BOTH = [PUPILS.amara, PUPILS.freya] as const;

onBothEngines("what is frozen", (school) => {
  const head = () => school().device(STAFF.head);
  const is = (verdicts: readonly { is: string }[]) => verdicts.map((verdict) => verdict.is);

  it("[AC7] [SN2] reaches those who see every child, and nobody else", async () => {
    await head().push(snapshot("one"), part("one:0", ...BOTH));
    for (const who of ["administrator", "head", "senco", "subjectLeader"] as const) {
      const device = school().device(STAFF[who]);
      await device.pull();
      expect(device.row("snapshot", "one")?.f.name).toBe("Autumn");
      expect(device.row("snapshot-part", "one:0")).toBeDefined();
    }
    for (const who of ["oakTeacher", "assistant", "governor"] as const) {
      const device = school().device(STAFF[who]);
      await device.pull();
      expect([...device.rows.values()].filter(({ t }) => t.includes("snapshot"))).toEqual([]);
    }
  });

  it("[AC7] of a class reaches its adults, and is named as lost when they leave it", async () => {
    const k = `${CLASSES.oak}:one`;
    const okafor = school().device(STAFF.oakTeacher);
    expect(is(await okafor.push(set("class-snapshot", k, about("Oak"), NOW)))).toEqual([
      "accepted",
    ]);
    for (const who of ["assistant", "senco"] as const) {
      const device = school().device(STAFF[who]);
      await device.pull();
      expect(device.row("class-snapshot", k)?.f.name).toBe("Oak");
    }
    const lind = school().device(STAFF.ashTeacher);
    await lind.pull();
    expect(lind.row("class-snapshot", k)).toBeUndefined();
    const { administrator } = school();
    await administrator.push(
      set("staff-class", `${STAFF.oakTeacher}:${CLASSES.oak}`, { as: null }, NOW),
      set("staff-class", `${STAFF.ashTeacher}:${CLASSES.oak}`, { as: "teacher" }, NOW),
    );
    await okafor.pull();
    expect(okafor.scopes).not.toContain(`c:${CLASSES.oak}`);
    await lind.pull();
    // A scope given comes whole, with what was written long before.
    expect(lind.row("class-snapshot", k)?.f.name).toBe("Oak");
  });

  it("[AC7] a class made in the same request can be frozen in it", async () => {
    const made = row("class", "c-new", {
      name: "New",
      year: 2026,
      yearGroups: [1],
      removed: false,
    });
    const verdicts = await school().administrator.push(
      set("class", "c-new", made.f, NOW),
      set("class-snapshot", "c-new:one", about("New"), NOW),
    );
    expect(is(verdicts)).toEqual(["accepted", "accepted"]);
  });

  it("[SN1] is never changed: another change is put aside, the same one again is a duplicate", async () => {
    const first = snapshot("one");
    const device = head();
    expect(is(await device.push(first, snapshot("one", "Otherwise")))).toEqual([
      "accepted",
      "quarantined",
    ]);
    const later = await device.push(
      first,
      // An earlier clock wins no more than a later one does.
      { ...snapshot("one", "Before"), h: "0000000000010000" },
      snapshot("one", "After"),
    );
    expect(is(later)).toEqual(["duplicate", "quarantined", "quarantined"]);
    expect(later[1]).toMatchObject({ why: "written-once" });
    const senco = school().device(STAFF.senco);
    await senco.pull();
    expect(senco.row("snapshot", "one")?.f.name).toBe("Autumn");
    // Not even an administrator lets it in.
    for (const { ref } of await listAttention(school().store, school().id)) {
      const where = { school: school().id, resolver: STAFF.administrator, ref };
      expect(await acceptAttention(school().deps, where)).toMatchObject({ done: false });
    }
  });

  it("[SY14] loses a child who is erased, in rows, log and quarantine, and keeps the others", async () => {
    const device = head();
    await device.push(snapshot("one"), part("one:0", ...BOTH), part("one:1", PUPILS.freya));
    await device.push(part("one:0", ...BOTH));
    const { store, deps, id } = school();
    const where = { school: id, by: STAFF.administrator, pupil: PUPILS.amara };
    expect(await erasePupil(deps, where)).toMatchObject({ done: true });
    await device.pull();
    expect(device.row("snapshot-part", "one:0")?.f).toMatchObject(named(PUPILS.freya));
    expect(device.row("snapshot-part", "one:1")?.f).toMatchObject(named(PUPILS.freya));
    expect((await device.ask({ digest: device.digest() })).digest).toBe("same");
    const reader = store.read(id);
    const all = [await reader.log(0, 1000), await reader.quarantined({ state: "waiting" })];
    expect(JSON.stringify(all)).not.toContain(`given name of ${PUPILS.amara}`);
    expect(JSON.stringify(all)).toContain(`given name of ${PUPILS.freya}`);
  });

  it("[SY14] takes in nothing of an erased child that was frozen away from the network", async () => {
    const { store, deps, id } = school();
    await erasePupil(deps, { school: id, by: STAFF.administrator, pupil: PUPILS.amara });
    const late = part("one:0", ...BOTH);
    const device = head();
    expect(is(await device.push(late, part("one:0", ...BOTH)))).toEqual([
      "accepted",
      "quarantined",
    ]);
    // What the device sent is known by what it said, whatever was kept of it.
    expect(is(await device.push(late))).toEqual(["duplicate"]);
    await device.pull();
    expect(device.row("snapshot-part", "one:0")?.f).toMatchObject(named(PUPILS.freya));
    const reader = store.read(id);
    const all = [await reader.log(0, 1000), await reader.quarantined({ state: "waiting" })];
    expect(JSON.stringify(all)).not.toContain(`given name of ${PUPILS.amara}`);
  });
});
