import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Change } from "../../../src/domain/change.ts";
import { clockAt } from "../../../src/domain/clock.ts";
import { EMPTY_NOTE, noteIn } from "../../../src/domain/note.ts";
import { NoteSession } from "../../../src/notes/note-session.ts";
import { textOf } from "../../../src/notes/note-text.ts";
import { openPostgresStore } from "../../../src/server/postgres-store.ts";
import { cursorAt } from "../../../src/server/pull.ts";
import type { Store } from "../../../src/server/store.ts";
import { TestPostgres } from "../../support/postgres.ts";
import { NOW, PUPILS, STAFF } from "../../support/small-school.ts";
import { changeId, ServerSchool, set } from "../sync/server-school.ts";

const PUSHERS = 8;
const PUSHES = 12;

let postgres: TestPostgres;
let one: Store;
let other: Store;
beforeAll(async () => {
  postgres = await TestPostgres.start();
  const url = await postgres.database();
  [one, other] = await Promise.all([openPostgresStore(url), openPostgresStore(url)]);
});
afterAll(async () => {
  await Promise.all([one.close(), other.close()]);
  await postgres.stop();
});

describe("two servers on one database", () => {
  it("[SY11] number one school's changes without a gap, and no reader misses a row", async () => {
    const first = await ServerSchool.in(one);
    const second = first.through(other);
    const started = (await one.school(first.id))!.head;
    let pushing = true;

    const made: Change[] = [];
    const push = async (who: number) => {
      const device = (who % 2 === 0 ? first : second).device(STAFF.administrator);
      for (let at = 0; at < PUSHES; at++) {
        const changes = Array.from({ length: 1 + ((who + at) % 5) }, (_, each) =>
          set("group", `g-${who}-${at}-${each}`, { name: `Group ${at}` }, NOW),
        );
        made.push(...changes);
        const verdicts = await device.push(...changes);
        expect(verdicts.every(({ is }) => is === "accepted")).toBe(true);
      }
    };
    // Every new number is a row of its own, so a reader at H must have H minus where it began.
    const pull = async (school: ServerSchool) => {
      const device = school.device(STAFF.governor);
      await device.pull();
      const held = device.rows.size - (device.cursor.s - started);
      for (let last = false; !last;) {
        last = !pushing;
        await device.pull(7);
        const { s } = device.cursor;
        expect(device.cursor).toEqual(cursorAt(s));
        expect(device.rows.size - (s - started)).toBe(held);
      }
      return device;
    };

    const pulling = [pull(first), pull(second)];
    await Promise.all(Array.from({ length: PUSHERS }, (_, who) => push(who)));
    pushing = false;
    const readers = await Promise.all(pulling);

    const log = await one.read(first.id).log(started, 10_000);
    expect(log.map(({ seq }) => seq)).toEqual(log.map((_, at) => started + 1 + at));
    expect(log.map(({ id }) => id).sort()).toEqual(made.map(({ id }) => id).sort());
    expect(readers[0]?.rows).toEqual(readers[1]?.rows);
  });

  it("[SY2] take a change once that reaches both at the same moment", async () => {
    const first = await ServerSchool.in(one);
    const second = first.through(other);
    for (let round = 0; round < 10; round++) {
      const change = set("group", `g-${round}`, { name: "Elm" }, NOW);
      const devices = [first, second, first, second].map((at) => at.device(STAFF.administrator));
      const verdicts = await Promise.all(devices.map((device) => device.push(change)));
      const said = verdicts.flat().map(({ is }) => is);
      expect(said.sort()).toEqual(["accepted", "duplicate", "duplicate", "duplicate"]);
    }
  });

  it("[SY7] see a grant that the other one gave", async () => {
    const first = await ServerSchool.in(one);
    const second = first.through(other);
    const lind = second.device(STAFF.ashTeacher);
    await lind.pull();
    await first.administrator.push(
      set("pupil", "p-new", { given: "Ines", family: "Moreau" }, NOW),
      set("membership", "p-new:2026", { class: "c-2026-ash", yearGroup: 3 }, NOW),
    );
    await lind.pull();
    expect(lind.row("pupil", "p-new")).toBeDefined();
  });

  it("[NT3] join a note's pieces while both take more, and lose none of its words", async () => {
    const first = await ServerSchool.in(one);
    const second = first.through(other);
    const words: string[] = [];
    const write = async (at: ServerSchool, who: number) => {
      const device = at.device(STAFF.head);
      const session = new NoteSession(EMPTY_NOTE);
      for (let push = 0; push < 6; push++) {
        const changes = Array.from({ length: 25 }, (_, each) => {
          const word = `w${who}-${push}-${each} `;
          words.push(word);
          session.type(session.text + word, session.text.length + word.length);
          const [id, h] = [changeId(), clockAt(NOW + push)];
          const f = { evidence: session.take() };
          const k = `${PUPILS.amara}:m-1`;
          return { id, t: "meeting-note", k, op: "note" as const, f, h, sv: 6 };
        });
        const verdicts = await device.push(...changes);
        expect(verdicts.every(({ is }) => is === "accepted")).toBe(true);
      }
    };
    await Promise.all([first, second, first].map(write));
    const device = second.device(STAFF.senco);
    await device.pull();
    const note = noteIn(device.row("meeting-note", `${PUPILS.amara}:m-1`), "evidence");
    expect(note.u.length).toBeLessThan(150);
    expect(
      textOf(note)
        .split(/(?<= )/)
        .sort(),
    ).toEqual(words.sort());
  });

  it("make a new epoch once when several devices are ahead of them", async () => {
    const first = await ServerSchool.in(one);
    const devices = [first, first.through(other), first, first.through(other)].map((at) =>
      at.device(STAFF.head),
    );
    for (const device of devices) await device.pull();
    const refused = await Promise.all(
      devices.map((device) => device.refusal({ cursor: cursorAt(10_000) })),
    );
    expect(new Set(refused.map(({ epoch }) => epoch)).size).toBe(1);
  });
});
