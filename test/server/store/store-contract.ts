import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { Row } from "../../../src/domain/change.ts";
import { clockAt } from "../../../src/domain/clock.ts";
import type {
  DeviceRecord,
  LogEntry,
  Quarantined,
  School,
  SchoolWriter,
  Store,
} from "../../../src/server/store.ts";
import { END_OF_TABLES, FROM_ZERO } from "../../../src/sync/protocol.ts";
import { changeId } from "../sync/server-school.ts";

const ALL = 1_000_000;

function rowOf(t: string, k: string, scope: string, seq: number, f: Row["f"] = {}): Row {
  const stamp = { h: clockAt(seq), id: changeId() };
  return {
    t,
    k,
    scope,
    seq,
    f,
    h: Object.fromEntries(Object.keys(f).map((name) => [name, stamp])),
  };
}

function taken(seq: number, more: Partial<LogEntry> = {}): LogEntry {
  return {
    seq,
    id: changeId(),
    hash: "hash",
    is: "accepted",
    scope: "s",
    user: "u",
    via: null,
    device: "d",
    at: 5,
    h: clockAt(1),
    change: null,
    ...more,
  };
}

function held(more: Partial<Quarantined> = {}): Quarantined {
  return {
    id: changeId(),
    hash: "hash",
    user: "u",
    device: "d",
    at: 5,
    scope: "p:1",
    code: "not-yours",
    say: "Not yours.",
    state: "waiting",
    resolver: null,
    change: null,
    ...more,
  };
}

function at(user: string, s: number, t = END_OF_TABLES): DeviceRecord {
  return { id: "d", user, cursor: { s, t, k: "" }, sv: 1, seenAt: 1, revoked: false };
}

/** Two schools are given so that each test can show that it touched only one. */
let schools = 0;

/** What every store promises, whichever engine is below it. */
export function keepsTheStoresContract(open: () => Promise<Store>): void {
  let store: Store;
  let id: string;

  beforeAll(async () => {
    store = await open();
  });
  afterAll(() => store.close());
  beforeEach(async () => {
    id = await create(() => Promise.resolve());
  });

  async function create(work: (writer: SchoolWriter) => Promise<void>): Promise<string> {
    const school: School = {
      id: `school-${++schools}`,
      name: `School ${schools}`,
      head: 0,
      epoch: "first",
      rosterSeq: 0,
      grantsDay: "",
    };
    await store.create(school, work);
    return school.id;
  }

  async function give(school: string, user: string, whats: readonly string[]): Promise<void> {
    await store.write(school, async (writer) => {
      const fromSeq = writer.next();
      await writer.openGrants(whats.map((what) => ({ user, what, fromSeq, fromAt: 100 })));
    });
  }

  async function put(...rows: [t: string, k: string, scope: string][]): Promise<void> {
    await store.write(id, async (writer) => {
      await writer.putRows(rows.map(([t, k, scope]) => rowOf(t, k, scope, writer.next())));
    });
  }

  async function keysFor(user: string, after = FROM_ZERO, limit = ALL, upTo = ALL) {
    const page = await store.read(id).page(user, after, upTo, limit);
    return page.map(({ s, row }) => `${s} ${row.t} ${row.k}`);
  }

  it("knows the schools, and one by its id", async () => {
    expect(await store.school(id)).toMatchObject({ id, head: 0, epoch: "first" });
    expect(await store.school("nowhere")).toBeUndefined();
    expect((await store.schools()).map((school) => school.id)).toContain(id);
  });

  it("refuses to make a school twice, in words", async () => {
    const again = (await store.school(id)) as School;
    await expect(store.create(again, () => Promise.resolve())).rejects.toThrow(
      /There is a school with the id/,
    );
  });

  it("refuses to write to a school that is not there, in words", async () => {
    await expect(store.write("nowhere", () => Promise.resolve())).rejects.toThrow(
      /There is no school with the id nowhere/,
    );
  });

  it("[SY11] gives numbers without a gap, and none for work that failed", async () => {
    await put(["class", "a", "s"], ["class", "b", "s"]);
    await expect(
      store.write(id, async (writer) => {
        writer.amendSchool({ epoch: "never" });
        await writer.putRows([rowOf("class", "c", "s", writer.next())]);
        throw new Error("cut short");
      }),
    ).rejects.toThrow("cut short");
    await put(["class", "d", "s"]);
    const rows = await store.read(id).rowsOf(["class"]);
    expect(rows.map((row) => [row.k, row.seq])).toEqual([
      ["a", 1],
      ["b", 2],
      ["d", 3],
    ]);
    expect(await store.school(id)).toMatchObject({ head: 3, epoch: "first" });
  });

  it("[SY11] lets one worker at a time into a school", async () => {
    const given: number[] = [];
    await Promise.all(
      Array.from({ length: 20 }, () =>
        store.write(id, async (writer) => {
          const seq = writer.next();
          await writer.rows([{ t: "class", k: "a" }]);
          await writer.putRows([rowOf("class", "a", "s", seq)]);
          given.push(seq);
        }),
      ),
    );
    expect(given).toEqual(Array.from({ length: 20 }, (_, at) => at + 1));
    expect((await store.school(id))?.head).toBe(20);
  });

  it("gives rows back as they were put, whatever a person may have typed", async () => {
    const typed = {
      words: "Zoë O’Neill 🦊 \n\t\0 half \ud83e",
      list: [1, null, { a: "'" }],
      no: null,
    };
    const row = rowOf("pupil", "p1", "p:p1", 1, typed);
    const gone: Row = { ...rowOf("pupil", "p2", "p:p2", 2), gone: true };
    await store.write(id, (writer) => writer.putRows([row, gone]));
    const reader = store.read(id);
    expect(await reader.rows([{ t: "pupil", k: "p1" }])).toEqual([row]);
    expect(await reader.rowsIn("p:p2")).toEqual([gone]);
    expect(await reader.rows([{ t: "pupil", k: "p9" }])).toEqual([]);
    expect(await reader.rows([])).toEqual([]);
  });

  it("replaces a row that is put again", async () => {
    const row = rowOf("class", "a", "s", 1, { name: "Oak" });
    await store.write(id, (writer) => writer.putRows([row]));
    const later = { ...row, seq: 2, f: { name: "Elm" } };
    await store.write(id, (writer) => writer.putRows([later]));
    expect(await store.read(id).rowsOf(["class"])).toEqual([later]);
  });

  it("[SY17] keeps schools apart that hold the same keys", async () => {
    const other = await create(async (writer) => {
      await writer.putRows([rowOf("class", "a", "s", writer.next(), { name: "Theirs" })]);
    });
    await give(other, "u", ["s", "role:teacher"]);
    await give(id, "u", ["s"]);
    await put(["class", "a", "s"]);
    expect(await store.read(id).rowsOf(["class"])).toMatchObject([{ f: {} }]);
    expect(await keysFor("u")).toEqual(["2 class a"]);
    expect(await store.memberships("u")).toEqual([
      { school: other, schoolName: expect.any(String) as string, role: "teacher" },
    ]);
    await store.remove(id);
    expect(await store.read(other).rowsOf(["class"])).toHaveLength(1);
  });

  it("takes a school away with all that is kept of it", async () => {
    await put(["class", "a", "s"]);
    await give(id, "gone", ["role:teacher"]);
    await store.write(id, async (writer) => {
      await writer.putLog([taken(writer.next())]);
      await writer.putQuarantined([held()]);
    });
    await store.remove(id);
    expect(await store.school(id)).toBeUndefined();
    expect(await store.memberships("gone")).toEqual([]);
    const reader = store.read(id);
    expect(await reader.rowsOf(["class"])).toEqual([]);
    expect(await reader.log(0, 10)).toEqual([]);
    expect(await reader.quarantined({ state: "waiting" })).toEqual([]);
  });

  it("[SY8] orders a page by when a row became visible, then table, then key", async () => {
    await put(
      ["class", "b", "s"],
      ["pupil", "1", "p:1"],
      ["class", "a", "s"],
      ["pupil", "2", "p:2"],
    );
    await give(id, "u", ["s", "p:2", "p:1"]);
    await put(["class", "b", "s"], ["attainment", "2:2026", "p:2"]);
    const all = ["5 class a", "5 pupil 1", "5 pupil 2", "6 class b", "7 attainment 2:2026"];
    expect(await keysFor("u")).toEqual(all);
    expect(await keysFor("u", FROM_ZERO, 2)).toEqual(all.slice(0, 2));
    expect(await keysFor("u", { s: 5, t: "pupil", k: "1" })).toEqual(all.slice(2));
    expect(await keysFor("u", { s: 6, t: END_OF_TABLES, k: "" })).toEqual(all.slice(4));
    expect(await keysFor("u", FROM_ZERO, ALL, 6)).toEqual(all.slice(0, 4));
    expect(await keysFor("nobody")).toEqual([]);
  });

  it("[SY8] compares keys as devices do, not as a language sorts them", async () => {
    await give(id, "u", ["s"]);
    await store.write(id, async (writer) => {
      const seq = writer.next();
      const keys = ["b", "B", "a_", "a-", "aa", "A", "1"];
      await writer.putRows(keys.map((k) => rowOf("class", k, "s", seq)));
    });
    const sorted = ["1", "A", "B", "a-", "a_", "aa", "b"].map((k) => `2 class ${k}`);
    expect(await keysFor("u")).toEqual(sorted);
    expect(await keysFor("u", { s: 2, t: "class", k: "a-" })).toEqual(sorted.slice(4));
  });

  it("[SY7] shows a scope again, from the start, to whoever lost and regained it", async () => {
    await put(["pupil", "1", "p:1"]);
    await give(id, "u", ["p:1"]);
    const granted = await store.read(id).grants("u");
    expect(granted).toEqual([{ user: "u", what: "p:1", fromSeq: 2, fromAt: 100, toAt: null }]);
    await store.write(id, (writer) => writer.endGrants(granted, 200));
    expect(await keysFor("u")).toEqual([]);
    expect(await store.read(id).grants()).toEqual([]);
    expect(await store.read(id).endedGrants("u", 199)).toEqual([{ ...granted[0], toAt: 200 }]);
    expect(await store.read(id).endedGrants("u", 200)).toEqual([]);
    await give(id, "u", ["p:1"]);
    expect(await keysFor("u", { s: 2, t: END_OF_TABLES, k: "" })).toEqual(["3 pupil 1"]);
  });

  it("keeps the log in order and finds a change by its id", async () => {
    const change = {
      id: changeId(),
      t: "class",
      k: "a",
      op: "set" as const,
      f: { name: "half \ud83e and \0" },
      h: clockAt(1),
      sv: 1,
    };
    const entries = [
      taken(1, { id: change.id, change }),
      taken(2, { via: "admin" }),
      taken(3, { is: "superseded" }),
    ];
    await store.write(id, (writer) => writer.putLog(entries));
    const reader = store.read(id);
    expect(await reader.log(0, 10)).toEqual(entries);
    expect(await reader.log(1, 1)).toEqual([entries[1]]);
    expect(await reader.taken([change.id, changeId()])).toEqual([entries[0]]);
    expect(await reader.taken([])).toEqual([]);
  });

  it("[SY2] takes the same id twice into no log", async () => {
    const entry = taken(1);
    await store.write(id, (writer) => writer.putLog([entry]));
    await expect(
      store.write(id, (writer) => writer.putLog([{ ...entry, seq: 2 }])),
    ).rejects.toThrow(/unique/i);
  });

  it("keeps what is in quarantine whole until somebody decides", async () => {
    const first = held({ say: "half \ud83e and \0" });
    const second = held({ id: first.id, hash: "other", at: 6, scope: null });
    await store.write(id, (writer) => writer.putQuarantined([first, second]));
    const reader = store.read(id);
    const kept = await reader.quarantined({ state: "waiting" });
    expect(kept.map(({ hash }) => hash)).toEqual(["hash", "other"]);
    expect(await reader.quarantined({ ids: [first.id] })).toHaveLength(2);
    expect(await reader.quarantined({ ids: [] })).toEqual([]);
    await store.write(id, (writer) =>
      writer.putQuarantined([{ ...second, state: "declined", resolver: "admin" }]),
    );
    expect(await reader.quarantined({ state: "waiting" })).toHaveLength(1);
    expect(await reader.quarantined({ state: "declined" })).toEqual([
      { ...second, state: "declined", resolver: "admin" },
    ]);
  });

  it("takes the content of an erased scope out of log and quarantine", async () => {
    const change = { id: changeId(), t: "pupil", k: "1", op: "set" as const, f: {}, h: "", sv: 1 };
    await store.write(id, async (writer) => {
      await writer.putLog([taken(1, { scope: "p:1", change }), taken(2, { scope: "p:2", change })]);
      await writer.putQuarantined([held({ scope: "p:1", change })]);
      await writer.forgetContent("p:1", { code: "gone", say: "Gone." });
    });
    const reader = store.read(id);
    expect((await reader.log(0, 9)).map((entry) => entry.change)).toEqual([null, change]);
    expect(await reader.quarantined({ state: "waiting" })).toMatchObject([
      { code: "gone", say: "Gone.", change: null },
    ]);
  });

  it("takes the content of single changes out of log and quarantine, and keeps that they came", async () => {
    const change = { id: changeId(), t: "x", k: "1", op: "set" as const, f: {}, h: "", sv: 1 };
    const [one, other] = [taken(1, { change }), taken(2, { change })];
    await store.write(id, async (writer) => {
      await writer.putLog([one, other]);
      await writer.putQuarantined([held({ id: one.id, change }), held({ id: other.id, change })]);
      await writer.forgetChanges([], { code: "gone", say: "Gone." });
      await writer.forgetChanges([one.id, "nobody's"], { code: "gone", say: "Gone." });
    });
    const reader = store.read(id);
    expect(await reader.log(0, 9)).toEqual([{ ...one, change: null }, other]);
    const kept = await reader.quarantined({ ids: [one.id, other.id] });
    const forgotten = kept.filter((item) => item.change === null && item.say === "Gone.");
    expect(forgotten.map((item) => item.id)).toEqual([one.id]);
    expect(kept).toHaveLength(2);
  });

  it("[NT5] tells the log of one scope, in order, with what each entry said", async () => {
    const change = { id: changeId(), t: "x", k: "1", op: "note" as const, f: {}, h: "", sv: 6 };
    const [one, two, three, four] = [
      taken(1, { scope: "p:1", change }),
      taken(2, { scope: "p:2", change }),
      taken(3, { scope: "p:1" }),
      taken(4, { scope: null }),
    ];
    await store.write(id, (writer) => writer.putLog([one, two, three, four]));
    const elsewhere = await create((writer) => writer.putLog([taken(1, { scope: "p:1" })]));
    expect(await store.read(id).logOf("p:1")).toEqual([one, three]);
    expect(await store.read(id).logOf("p:3")).toEqual([]);
    expect(await store.read(elsewhere).logOf("p:1")).toHaveLength(1);
  });

  it("[NT4] keeps a note of the largest size to the letter, and one joined in its place", async () => {
    const pieces = Array.from({ length: 64 }, (_, at) => ({
      id: changeId(),
      h: clockAt(at),
      by: "u",
      u: "A+/=".repeat(1024),
    }));
    const row = (u: unknown) => rowOf("meeting-note", "p:1", "p:p", 1, { text: { g: "0", u } });
    await store.write(id, (writer) => writer.putRows([row(pieces)]));
    const [kept] = await store.read(id).rows([{ t: "meeting-note", k: "p:1" }]);
    expect(kept?.f).toEqual({ text: { g: "0", u: pieces } });
    await store.write(id, (writer) => writer.putRows([row(pieces.slice(0, 1))]));
    const [joined] = await store.read(id).rows([{ t: "meeting-note", k: "p:1" }]);
    expect(joined?.f).toEqual({ text: { g: "0", u: pieces.slice(0, 1) } });
  });

  it("remembers devices, one for each person and id", async () => {
    const device: DeviceRecord = {
      id: "d1",
      user: "u",
      cursor: { s: 3, t: "class", k: "a" },
      sv: 1,
      seenAt: 1_800_000_000_000,
      revoked: false,
    };
    await store.putDevice(id, device);
    await store.putDevice(id, { ...device, user: "v", revoked: true });
    expect(await store.read(id).device("u", "d1")).toEqual(device);
    expect(await store.read(id).device("v", "d1")).toMatchObject({ revoked: true });
    await store.putDevice(id, { ...device, cursor: { s: 4, t: END_OF_TABLES, k: "" } });
    expect((await store.read(id).device("u", "d1"))?.cursor.s).toBe(4);
    expect(await store.read(id).device("u", "d2")).toBeUndefined();
    await store.write(id, (writer) => writer.forgetCursors());
    expect((await store.read(id).device("u", "d1"))?.cursor).toEqual(FROM_ZERO);
  });

  it("[SY50] knows what came from each device of a person, the one last heard first", async () => {
    const device: DeviceRecord = {
      id: "d1",
      user: "u",
      cursor: FROM_ZERO,
      sv: 1,
      seenAt: 20,
      revoked: false,
    };
    await store.putDevice(id, device);
    await store.putDevice(id, { ...device, id: "d2", seenAt: 30 });
    await store.putDevice(id, { ...device, id: "d3", user: "v", seenAt: 40 });
    await store.write(id, (writer) => {
      const from = (device: string, at: number, user = "u") =>
        taken(writer.next(), { device, at, user });
      return writer.putLog([from("d1", 11), from("d1", 14), from("d3", 15), from("d1", 16, "v")]);
    });
    expect(await store.read(id).devicesOf("u")).toEqual([
      { id: "d2", seenAt: 30, changes: 0 },
      { id: "d1", seenAt: 20, changes: 2, firstAt: 11, lastAt: 14 },
    ]);
    expect(await store.read(id).devicesOf("w")).toEqual([]);
    await store.putDevice(id, { ...device, id: "d4", seenAt: 90, revoked: true });
    await store.putDevice(id, { ...device, holds: 6 });
    expect((await store.read(id).device("u", "d1"))?.holds).toBe(6);
    const [d2, d3] = [
      { user: "u", seenAt: 30 },
      { user: "v", seenAt: 40 },
    ];
    expect(await store.read(id).heard()).toEqual([d2, { user: "u", seenAt: 20, holds: 6 }, d3]);
    await store.write(id, (writer) => writer.forgetHolds());
    expect(await store.read(id).heard()).toEqual([d2, { user: "u", seenAt: 20 }, d3]);
  });

  it("[SY12] counts as seen only what another person's device has stored and may see", async () => {
    await give(id, "me", ["p:1"]);
    await give(id, "v", ["p:1"]);
    const watch = [
      { s: 4, scope: "p:1" },
      { s: 5, scope: "p:1" },
      { s: 6, scope: "p:2" },
    ];
    const seen = () => store.read(id).seenByOthers("me", watch);
    await store.putDevice(id, at("me", 9));
    expect(await seen()).toEqual([]);
    await store.putDevice(id, at("v", 4, "class"));
    expect(await seen()).toEqual([]);
    await store.putDevice(id, at("v", 4));
    expect(await seen()).toEqual([4]);
    await store.putDevice(id, at("v", 9));
    expect(await seen()).toEqual([4, 5]);
    // A scope given after the device's cursor has not reached the device.
    await give(id, "w", ["p:2"]);
    await store.putDevice(id, at("w", 2));
    expect(await seen()).toEqual([4, 5]);
    // Of a child that was never this person's to see, nothing is told.
    await store.putDevice(id, at("w", 9));
    expect(await seen()).toEqual([4, 5]);
    expect(await store.read(id).seenByOthers("w", [{ s: 6, scope: "p:2" }])).toEqual([]);
    await give(id, "v", ["p:2"]);
    await store.putDevice(id, at("v", 12));
    expect(await store.read(id).seenByOthers("w", [{ s: 6, scope: "p:2" }])).toEqual([6]);
  });

  it("[SY12] looks five hundred changes up in a large school without going through it", async () => {
    const scopes = Array.from({ length: 600 }, (_, child) => `p:${child}`);
    const people = Array.from({ length: 30 }, (_, person) => `u${person}`);
    for (const user of people) await give(id, user, scopes);
    for (const user of people)
      for (const device of ["a", "b"]) await store.putDevice(id, { ...at(user, 10), id: device });
    const watch = scopes.slice(0, 500).map((scope, one) => ({ s: 100 + one, scope }));
    const begun = performance.now();
    expect(await store.read(id).seenByOthers("u0", watch)).toEqual([]);
    // Through all of it takes minutes; the time of a slow machine is not what is asked about.
    expect(performance.now() - begun).toBeLessThan(20_000);
  });

  it("tells of a head that moved, after the commit", async () => {
    const heard: [string, number][] = [];
    const stop = store.onHead((school, head) => heard.push([school, head]));
    await put(["class", "a", "s"]);
    await store.write(id, () => Promise.resolve());
    stop();
    await put(["class", "b", "s"]);
    expect(heard).toEqual([[id, 1]]);
  });

  it("writes thousands of rows in one go", async () => {
    await give(id, "u", ["s"]);
    await store.write(id, async (writer) => {
      const seq = writer.next();
      const rows = Array.from({ length: 2500 }, (_, at) => rowOf("class", `c${at}`, "s", seq));
      await writer.putRows(rows);
    });
    expect(await keysFor("u")).toHaveLength(2500);
  });
}
