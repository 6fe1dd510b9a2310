import { describe, expect, it } from "vitest";
import { meetingFormPages } from "../../src/pictures/meeting-form-drawing.ts";
import { textWidth } from "../../src/pictures/text-width.ts";

const room = { width: 1046, height: 570 };
const row = (child: string, said: string) => ({
  child,
  subject: "Maths",
  evidence: "No step gained since July; expected 1 by now.",
  said,
  agreed: "Bead string before each lesson: Miss Okafor, by 11 Dec 2026",
});
const table = (rows: ReturnType<typeof row>[]) => ({
  table: "slow" as const,
  title: "Slow progress or stuck",
  whom: "Child",
  said: "Possible barriers",
  rows,
});
const words = (pages: ReturnType<typeof meetingFormPages>) =>
  pages.flatMap(({ marks }) => marks.flatMap((mark) => (mark.kind === "text" ? [mark] : [])));

describe("the form of a meeting on paper", () => {
  it("[MF1] goes over as many pages as it needs with the headings on each, and loses no word", () => {
    const told = Array.from({ length: 900 }, (_, at) => `word${at}`);
    const rows = [
      ...Array.from({ length: 25 }, (_, at) => row(`Child ${at}`, "Gaps in number facts")),
      row("Long", told.join(" ")),
    ];
    const form = {
      title: "4B",
      success: "All learnt a poem.",
      general: "",
      tables: [table(rows)],
      later: "Bo: Heard from home since. (Mrs Okafor, 24 Nov 2026)",
    };
    const pages = meetingFormPages(form, room);
    expect(pages.length).toBeGreaterThan(3);
    for (const { marks, height } of pages) {
      expect(height).toBeLessThanOrEqual(room.height);
      expect(marks.some((mark) => mark.kind === "text" && mark.text === "Possible barriers")).toBe(
        true,
      );
    }
    const all = words(pages)
      .map(({ text }) => text)
      .join(" ")
      .split(" ");
    expect(all.filter((word) => told.includes(word))).toEqual(told);
    expect(all.join(" ")).toMatch(/Added later Bo: Heard from home since\./);
    for (const at of [...rows.keys()].slice(0, 25)) expect(all.join(" ")).toContain(`Child ${at}`);
  });

  it("cuts a word that is wider than its column, and says that nobody is in an empty table", () => {
    const wide = "a".repeat(120);
    const form = {
      title: "4B",
      success: "",
      general: "",
      tables: [table([row("Bo", wide)]), table([])],
      later: "",
    };
    const pages = meetingFormPages(form, room);
    const lines = words(pages);
    for (const { text, size } of lines)
      expect(textWidth(text, size)).toBeLessThan(room.width * 0.34);
    expect(lines.some(({ text }) => text === "Nobody.")).toBe(true);
    const letters = lines.filter(({ text }) => /^a+$/.test(text)).map(({ text }) => text);
    expect(letters.join("")).toBe(wide);
  });
});
