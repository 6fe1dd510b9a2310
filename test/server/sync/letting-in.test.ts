import { expect, it } from "vitest";
import type { Change } from "../../../src/domain/change.ts";
import { whyNotLetIn } from "../../../src/domain/letting-in.ts";
import { EMPTY_NOTE, FIRST_GENERATION } from "../../../src/domain/note.ts";
import { ownId } from "../../../src/domain/own-id.ts";
import { pieceOf, textInstead } from "../../../src/notes/note-text.ts";
import { acceptAttention, listAttention } from "../../../src/server/attention.ts";
import { CLASSES, NOW, PUPILS, STAFF, TODAY } from "../../support/small-school.ts";
import { onBothEngines } from "./on-both-engines.ts";
import { add, set } from "./server-school.ts";

const AMARA = `${PUPILS.amara}:2026`;
const FREYA = `${PUPILS.freya}:2026`;
const { administrator, oakTeacher, head } = STAFF;
const moderation = {
  subject: "maths",
  point: "autumn",
  entry: "a",
  outcome: "agreed",
  evidence: "Seen",
  on: "2026-11-20",
  by: "Ms Hale",
};
const inGroup = (by: string) =>
  set("target-group", `${PUPILS.freya}:2026:maths`, { spans: [], why: null, by }, NOW);

/** What is put aside, by whom it is sent, and whether an administrator can let it in. */
const PUT_ASIDE: readonly (readonly [string, string, Change, boolean])[] = [
  [
    "a level of a child one does not teach",
    oakTeacher,
    add(FREYA, "maths.spring", "2S", NOW),
    true,
  ],
  ["a level that is on no scale", oakTeacher, add(AMARA, "maths.spring", "9Z", NOW), false],
  ["a value that is none", administrator, set("class", CLASSES.oak, { name: 7 }, NOW), false],
  ["a field of a newer app", administrator, set("class", CLASSES.oak, { song: "A" }, NOW), false],
  ["a table of a newer app", oakTeacher, set("voice", "x", { said: "A" }, NOW), false],
  ["a key that is none", oakTeacher, set("attainment", "x", {}, NOW), false],
  ["a set of cells", oakTeacher, set("attainment", AMARA, {}, NOW), false],
  [
    "an expectation without a reason",
    oakTeacher,
    add(AMARA, "maths.expectation", "4S", NOW),
    false,
  ],
  ["one’s own role", administrator, set("staff", administrator, { role: "senco" }, NOW), false],
  [
    "the administrator’s leaving",
    oakTeacher,
    set("staff", administrator, { left: "2026-11-20" }, NOW),
    false,
  ],
  ["another’s leaving", oakTeacher, set("staff", head, { left: "2026-11-20" }, NOW), true],
  ["a choice in one’s own name", oakTeacher, inGroup(oakTeacher), true],
  ["a choice in another’s name", head, inGroup(oakTeacher), false],
  [
    "a choice that an older app undid in another’s name",
    oakTeacher,
    { ...inGroup(head), sv: 5 },
    true,
  ],
  [
    "what a colleague saw",
    head,
    set("moderation", `${AMARA}:${ownId(oakTeacher, "0123456789ab")}`, moderation, NOW),
    false,
  ],
  [
    "what one saw oneself",
    oakTeacher,
    set("moderation", `${FREYA}:${ownId(oakTeacher, "0123456789ab")}`, moderation, NOW),
    true,
  ],
  [
    "writing on a note that has not come",
    oakTeacher,
    {
      ...set(
        "class-note",
        `${CLASSES.oak}:m`,
        { general: { g: "00000002.x", u: pieceOf("A") } },
        NOW,
      ),
      op: "note",
    },
    false,
  ],
];

onBothEngines("what an administrator can let in", (school) => {
  const accept = (ref: string) =>
    acceptAttention(school().deps, { school: school().id, resolver: administrator, ref });

  it.each(PUT_ASIDE)("[SY13] is offered to be accepted: %s", async (_, user, sent, isOffered) => {
    await school().device(user).push(sent);
    const [item] = await listAttention(school().store, school().id);
    expect(item?.author).toBe(user);
    expect(whyNotLetIn(item!, administrator) === undefined).toBe(isOffered);
    expect((await accept(item!.ref)).done).toBe(isOffered);
  });

  it("[NT5] [SN1] is nothing of a text that was taken out, nor a second change of what is written once", async () => {
    const device = school().device(head);
    const note = (input: object) => ({
      ...set("class-note", `${CLASSES.oak}:m`, { general: input }, NOW),
      op: "note" as const,
    });
    const about = {
      note: "",
      at: NOW,
      by: head,
      day: TODAY,
      year: 2026,
      views: [{ screen: "grid", options: { subject: "maths" } }],
      parts: 1,
      children: 2,
      waiting: 0,
      seenBy: [head],
      versionOf: null,
    };
    const once = (name: string) => set("snapshot", "one", { ...about, name }, NOW);
    await device.push(note({ g: FIRST_GENERATION, u: pieceOf("Old") }));
    await device.push(note(textInstead(EMPTY_NOTE, "New", "0123456789abcdef")));
    await device.push(note({ g: FIRST_GENERATION, u: pieceOf("Late") }));
    await device.push(once("One"), once("Two"));
    const waiting = await listAttention(school().store, school().id);
    expect(waiting.map(({ code }) => code).sort()).toEqual(["note-replaced", "written-once"]);
    for (const item of waiting) {
      expect(whyNotLetIn(item, administrator)).toBe("never");
      expect(await accept(item.ref)).toMatchObject({ done: false });
    }
  });
});
