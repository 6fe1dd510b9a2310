import { expect, it } from "vitest";
import type { Change } from "../../../src/domain/change.ts";
import { clockAt } from "../../../src/domain/clock.ts";
import { EMPTY_NOTE, noteIn } from "../../../src/domain/note.ts";
import { NoteSession } from "../../../src/notes/note-session.ts";
import { textOf } from "../../../src/notes/note-text.ts";
import { listAttention, replayUnread } from "../../../src/server/attention.ts";
import { contentHash } from "../../../src/server/content-hash.ts";
import { erasePupil } from "../../../src/server/erase-pupil.ts";
import { NOW, PUPILS, STAFF } from "../../support/small-school.ts";
import { onBothEngines } from "./on-both-engines.ts";
import { add, changeId } from "./server-school.ts";

const K = `${PUPILS.amara}:m-1`;

onBothEngines("what came to an older server", (school) => {
  /** As a server that knew no such table kept it. */
  async function unread(changes: readonly Change[], user: string = STAFF.oakTeacher) {
    await school().store.write(school().id, (writer) =>
      writer.putQuarantined(
        changes.map((change) => ({
          id: change.id,
          hash: contentHash(change),
          user,
          device: "d".repeat(20),
          at: NOW,
          scope: null,
          state: "waiting",
          change,
          code: "unknown-table",
          say: "newer",
          resolver: null,
        })),
      ),
    );
  }

  /** Writing, each piece on the one before, with ids of which the first is the last in order. */
  function pieces(words: readonly string[]): Change[] {
    const session = new NoteSession(EMPTY_NOTE);
    return words.map((word, at) => {
      const text = session.text + word;
      session.type(text, text.length);
      const f = { evidence: session.take()! };
      const id = ["f", "0", "1", "2", "3"][at]!.repeat(32);
      return { id, t: "meeting-note", k: K, op: "note", f, h: clockAt(NOW + at), sv: 6 };
    });
  }

  const replay = () => replayUnread(school().deps, school().id);
  const waiting = async () =>
    (await listAttention(school().store, school().id)).map(({ code }) => code);
  async function text(): Promise<string> {
    const device = school().device(STAFF.head);
    await device.pull();
    return textOf(noteIn(device.row("meeting-note", K), "evidence"));
  }

  it("[NT7] three pieces of writing join after its update, in whatever order they are kept", async () => {
    await unread(pieces(["One ", "two ", "three"]));
    expect(await replay()).toBe(3);
    expect(await text()).toBe("One two three");
    expect(await waiting()).toEqual([]);
    expect(await replay()).toBe(0);
  });

  it("[NT7] so they do when a colleague whose clock is ahead wrote what the others are written on", async () => {
    const [first, ...rest] = pieces(["One ", "two ", "three"]);
    await unread(rest);
    await unread([{ ...first!, h: clockAt(NOW + 60_000) }], STAFF.senco);
    expect(await replay()).toBe(3);
    expect(await text()).toBe("One two three");
    expect(await waiting()).toEqual([]);
  });

  it("[NT6] [NT7] a piece whose beginning has not come says so, and joins when it has", async () => {
    const [first, second, third] = pieces(["One ", "two ", "three"]);
    await unread([second!, third!]);
    expect(await replay()).toBe(0);
    expect(await waiting()).toEqual(["note-waiting", "note-waiting"]);
    expect(await school().device(STAFF.oakTeacher).push(first!)).toMatchObject([
      { is: "accepted" },
    ]);
    expect(await text()).toBe("One two three");
    expect(await waiting()).toEqual([]);
  });

  it("[SY13] what its author may not do waits under that reason from then on", async () => {
    await unread([add(`${PUPILS.freya}:2026`, "maths.spring", "3S", NOW)]);
    expect(await replay()).toBe(0);
    expect(await waiting()).toEqual(["not-seen"]);
  });

  it("[SY14] what was about a child who is erased meanwhile is kept no longer", async () => {
    const { deps, id, store } = school();
    await erasePupil(deps, { school: id, by: STAFF.administrator, pupil: PUPILS.amara });
    const [piece] = pieces(["Amara reads to the end."]);
    await unread([piece!, { ...add(`${PUPILS.amara}:2026`, "maths.spring", "3S", NOW) }]);
    expect(await replay()).toBe(0);
    expect(await waiting()).toEqual([]);
    const kept = await store.read(id).quarantined({ state: "declined" });
    expect(kept.map(({ change, code }) => [change, code])).toEqual([
      [null, "erased"],
      [null, "erased"],
    ]);
  });

  it("[SY13] what it cannot read either waits for the next update", async () => {
    await unread([{ ...pieces(["One "])[0]!, id: changeId(), t: "voice" }]);
    expect(await replay()).toBe(0);
    expect(await waiting()).toEqual(["unknown-table"]);
  });
});
