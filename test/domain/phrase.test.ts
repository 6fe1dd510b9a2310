import { describe, expect, it } from "vitest";
import {
  phrasesTakenOff,
  phrasesToOffer,
  removePhrase,
  savePhrase,
  samePhrase,
  type TickedPhrase,
  tickedPhrasesOf,
  tickPhrase,
} from "../../src/domain/phrase.ts";
import {
  MOST_IN_TALK,
  pupilVoicesOf,
  removeVoice,
  saveTalk,
} from "../../src/domain/pupil-voice.ts";
import { isOfAnother, SHIPPED_PHRASES, TALK_PROMPTS } from "../../src/domain/shipped-phrases.ts";
import { afterEdits } from "../support/after-edits.ts";
import { PUPILS, rowOf, STAFF, TODAY } from "../support/small-school.ts";

const tick = (words: string, pupil: string = PUPILS.amara, entry = "m-maths"): TickedPhrase => ({
  pupil,
  entry,
  meeting: "m",
  kind: "barrier",
  words,
});
const own = (id: string, words: string) => rowOf(savePhrase({ id, kind: "barrier", words }));
const offered = (...of: Parameters<typeof phrasesToOffer>) =>
  phrasesToOffer(...of).map(({ words }) => words);

describe("phrases", () => {
  it("[PH1] the most ticked first, then the school's own, then the shipped ones", () => {
    const rows = [own("b", "Zips through, and skips steps"), own("a", "Number bonds to 20")];
    expect(offered("barrier", rows, []).slice(0, 3)).toEqual([
      "Number bonds to 20",
      "Zips through, and skips steps",
      "Gaps in number facts",
    ]);
    const ticked = [tick("Lessons missed"), tick("Lessons missed", PUPILS.bo)];
    expect(offered("barrier", rows, ticked)[0]).toBe("Lessons missed");
    expect(phrasesToOffer("barrier", rows, ticked)[0]?.times).toBe(2);
    const removed = afterEdits(
      rows[1]!,
      removePhrase({ id: "a", kind: "barrier", words: "Number bonds to 20" }),
    );
    expect(offered("barrier", [rows[0]!, removed], [])).not.toContain("Number bonds to 20");
  });

  it("[PH1] none of what is shipped is a label for a child, nor offered twice", () => {
    const words = SHIPPED_PHRASES.map((one) => one.words);
    expect(new Set(words.map(samePhrase)).size).toBe(words.length);
    for (const one of [...words, ...TALK_PROMPTS])
      expect(one).not.toMatch(
        /\b(low|lower|less|more|most)[ -]able|weak|slow|lazy|poor|bright|bottom/i,
      );
    expect(new Set(SHIPPED_PHRASES.map(({ id }) => id)).size).toBe(words.length);
  });

  it("[PH1] what is shipped for one subject is told apart, and is shipped", () => {
    expect(isOfAnother("Gaps in number facts", "reading")).toBe(true);
    expect(isOfAnother("Gaps in number facts", "maths")).toBe(false);
    expect(isOfAnother("Lessons missed", "reading")).toBe(false);
    const shipped = SHIPPED_PHRASES.filter(({ words }) => isOfAnother(words, "music"));
    expect(shipped).toHaveLength(14);
  });

  it("[PH2] words typed for three children are offered from then on, however they are typed", () => {
    const two = [tick("Forgets the glasses"), tick("forgets the glasses", PUPILS.bo)];
    expect(offered("barrier", [], two)).not.toContain("Forgets the glasses");
    const three = [...two, tick("forgets  the glasses.", PUPILS.ewan)];
    expect(offered("barrier", [], three)[0]).toBe("Forgets the glasses");
    expect(offered("action", [], three)).not.toContain("Forgets the glasses");
  });

  it("[PH2] what is typed about one child is offered to no other, in however many subjects", () => {
    const own = ["reading", "writing", "maths", "science"].map((subject) => ({
      ...tick("Mum in hospital since October"),
      entry: `m-${subject}`,
    }));
    expect(offered("barrier", [], own)).not.toContain("Mum in hospital since October");
  });

  it("[PH3] what was taken off is not offered again, shipped or learnt or ticked as it may be, until put back", () => {
    const [shipped] = SHIPPED_PHRASES.filter(({ kind }) => kind === "barrier");
    const twice = [
      tick("Forgets the glasses"),
      tick("forgets the glasses", PUPILS.bo),
      tick("Forgets the glasses", PUPILS.ewan),
    ];
    const off = [
      rowOf(removePhrase({ id: "x", kind: "barrier", words: "Forgets the glasses." })),
      rowOf(removePhrase({ id: "y", kind: "barrier", words: shipped!.words })),
      afterEdits(
        own("z", "Number bonds to 20"),
        removePhrase({ id: "z", kind: "barrier", words: "Number bonds to 20" }),
      ),
    ];
    const ticked = [...twice, tick("Number bonds to 20"), tick("Number bonds to 20", PUPILS.bo)];
    const left = offered("barrier", off, ticked);
    for (const words of ["Forgets the glasses", shipped!.words, "Number bonds to 20"])
      expect(left).not.toContain(words);
    expect(offered("difference", off, []).length).toBe(
      SHIPPED_PHRASES.filter(({ kind }) => kind === "difference").length,
    );
    expect(phrasesTakenOff("barrier", off).map(({ words }) => words)).toEqual(
      ["Forgets the glasses.", shipped!.words, "Number bonds to 20"].sort(),
    );
    const back = [...off, own("w", "Number bonds to 20")];
    expect(offered("barrier", back, ticked)[0]).toBe("Number bonds to 20");
    expect(phrasesTakenOff("barrier", back)).toHaveLength(2);
  });

  it("[ME4] what two devices tick apart is all there; the same tick is one, and can be taken away", () => {
    const teacher = rowOf(tickPhrase(tick("Lessons missed"), true));
    const leader = rowOf(tickPhrase(tick("Vocabulary for the subject"), true));
    expect(teacher.k).not.toBe(leader.k);
    expect(tickPhrase(tick(" lessons missed."), true).k).toBe(teacher.k);
    expect(tickPhrase(tick("Lessons missed", PUPILS.amara, "m-reading"), true).k).not.toBe(
      teacher.k,
    );
    expect(tickedPhrasesOf([teacher, leader]).map(({ words }) => words)).toEqual([
      "Lessons missed",
      "Vocabulary for the subject",
    ]);
    const away = afterEdits(teacher, tickPhrase(tick("Lessons missed"), false));
    expect(tickedPhrasesOf([away])).toEqual([]);
    expect(tickPhrase(tick("x", PUPILS.amara, "e".repeat(64)), true).k.split(":")[1]).toHaveLength(
      64,
    );
  });
});

describe("talks with children", () => {
  const talk = (pupils: readonly string[]) =>
    saveTalk({
      talk: "t",
      pupils,
      meeting: "m",
      on: TODAY,
      by: STAFF.assistant,
      prompts: TALK_PROMPTS,
    });

  it("[MV2] up to six children, each with a part of their own", () => {
    expect(talk(Object.values(PUPILS))).toHaveLength(MOST_IN_TALK);
    const rows = talk([PUPILS.amara, PUPILS.bo]).map(rowOf);
    expect(pupilVoicesOf(rows)).toMatchObject([
      { pupil: PUPILS.amara, talk: "t", by: STAFF.assistant },
      { pupil: PUPILS.bo, talk: "t" },
    ]);
    const [amara] = pupilVoicesOf(rows);
    expect(pupilVoicesOf([afterEdits(rows[0]!, removeVoice(amara!)), rows[1]!])).toHaveLength(1);
  });
});
