import { describe, expect, it } from "vitest";
import { demoSchool } from "../../src/demo/demo-school.ts";
import { emptyRow } from "../../src/domain/change.ts";
import { clockAt } from "../../src/domain/clock.ts";
import { isBehind } from "../../src/domain/meeting-again.ts";
import { meetingSummaryOf } from "../../src/domain/meeting-summary.ts";
import { summaryOf } from "../../src/domain/meeting-summing.ts";
import { FIRST_GENERATION } from "../../src/domain/note.ts";
import { pieceOf } from "../../src/notes/note-text.ts";
import { readMeetingSaid } from "../../src/notes/read-meeting-said.ts";
import { foundByOf } from "../../src/storage/cache.ts";
import type { View } from "../../src/storage/view.ts";

/** A device that has these rows and no changes of its own. */
function viewOfRows(rows: ReturnType<typeof demoSchool>["rows"]): View {
  const of = (t: string) => rows.filter((row) => row.t === t);
  return {
    row: async (t, k) => of(t).find((row) => row.k === k),
    rows: async (t) => of(t),
    found: async (t, value) => of(t).filter((row) => foundByOf(row) === value),
    many: async (t, keys) =>
      new Map(of(t).flatMap((row) => (keys.includes(row.k) ? [[row.k, row] as const] : []))),
    unsent: async () => new Map(),
  };
}

describe("what a meeting has said", () => {
  it("[MF3] is for the demo school what its meetings were closed with, so that none asks to be closed again", async () => {
    const { rows } = demoSchool({
      seed: "x",
      day: "2026-11-22",
      yearGroups: [4],
      pupils: 60,
      years: 2,
    });
    const summaries = rows.flatMap((row) => meetingSummaryOf(row) ?? []);
    expect(summaries.length).toBeGreaterThan(0);
    for (const summary of summaries) {
      const found = await readMeetingSaid(viewOfRows(rows), summary.classId, summary.meeting);
      expect(found && isBehind(summary, summaryOf(found.said), new Set())).toBe(false);
    }
  });

  it("[ML3] says nothing of the restricted notes under the ids of its entries, talks and class", async () => {
    const { rows } = demoSchool({
      seed: "x",
      day: "2026-11-22",
      yearGroups: [4],
      pupils: 60,
      years: 2,
    });
    const [summary] = rows.flatMap((row) => meetingSummaryOf(row) ?? []);
    const words = "Only for leaders and the SENCO.";
    const u = [{ id: "0".repeat(32), h: clockAt(1), by: "head", u: pieceOf(words) }];
    const secret = { g: FIRST_GENERATION, u };
    const restricted = rows
      .filter(({ t }) => t === "meeting-entry" || t === "pupil-voice")
      .map(({ k }) => ({
        ...emptyRow("restricted-note", k, `r:${k.split(":")[0]}`),
        f: { text: secret, barriers: secret, voice: secret },
      }));
    expect(restricted.length).toBeGreaterThan(0);
    const view = viewOfRows([...rows, ...restricted]);
    const found = await readMeetingSaid(view, summary!.classId, summary!.meeting);
    expect(JSON.stringify(summaryOf(found!.said))).not.toContain(words);
  });
});
