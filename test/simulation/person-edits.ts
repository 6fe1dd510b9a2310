import type { Row } from "../../src/domain/change.ts";
import { headsOf } from "../../src/domain/change.ts";
import type { Edit } from "../../src/domain/edit.ts";
import { ownId } from "../../src/domain/own-id.ts";
import type { View } from "../../src/storage/view.ts";
import type { Wish } from "./command.ts";
import { CLASSES, POINTS, PUPILS, STEPS, SUBJECTS, YEAR } from "./school.ts";

function at<T>(list: readonly T[], number: number): T {
  return list[number % list.length] as T;
}

/**
 * The edits a wish stands for, as a person would make them from what their screen shows. What is
 * said about a child is marked, so that its every copy can be found again after an erasure.
 */
export async function editsOf(
  view: View,
  user: string,
  wish: Wish,
  fresh: () => string,
): Promise<Edit[]> {
  const pupil = at(PUPILS, wish.who);
  const subject = at(SUBJECTS, wish.where);
  const point = at(POINTS, wish.where >> 1);
  const word = `about-${pupil}-${fresh()}`;
  const record = `${pupil}:${YEAR}`;
  switch (wish.kind) {
    case "judge":
    case "judge-unseen":
    case "resolve":
    case "withdraw":
    case "aim": {
      const cell = `${subject}.${wish.kind === "aim" ? "target" : point}`;
      const heads = headsIn(await view.row("attainment", record), cell);
      if (wish.kind === "resolve" && heads.length < 2) return [];
      if (wish.kind === "withdraw" && heads.length === 0) return [];
      const prev = wish.kind === "judge-unseen" ? [] : heads;
      const v = wish.kind === "withdraw" ? null : at(STEPS, wish.what);
      const how = wish.kind === "resolve" ? "resolved" : "typed";
      return [{ t: "attainment", k: record, cell, v, how, why: word, prev }];
    }
    case "moderate":
      return [
        {
          t: "moderation",
          k: `${record}:${ownId(user, `00000000000${wish.where % 10}`)}`,
          set: { subject, point, outcome: "agreed", evidence: word, on: "2026-11-20" },
        },
      ];
    case "name-point":
      return [{ t: "point", k: `${YEAR}:${point}`, set: { name: `Point ${wish.what}` } }];
    case "name-pupil":
      return [{ t: "pupil", k: pupil, set: { known: word } }];
    case "name-class": {
      const k = at(CLASSES, wish.where);
      return [{ t: "class", k, set: { name: `Class ${wish.what}` } }];
    }
    case "new-pupil": {
      const k = `new${wish.who % 3}`;
      const schoolClass = at(CLASSES, wish.where);
      return [
        { t: "pupil", k, set: { given: k, family: "Lark" } },
        { t: "membership", k: `${k}:${YEAR}`, set: { class: schoolClass, yearGroup: 3 } },
      ];
    }
    case "freeze-school":
    case "freeze-class": {
      const id = `f${fresh()}`;
      const ofClass = wish.kind === "freeze-class";
      const k = ofClass ? `${at(CLASSES, wish.where)}:${id}` : id;
      // Half of them come in two parts, and every part names two children.
      const parts = 1 + (wish.what % 2);
      const frozen: Edit[] = [
        { t: ofClass ? "class-snapshot" : "snapshot", k, set: snapshotOf(parts) },
      ];
      for (let part = 0; part < parts; part += 1) {
        const children = [wish.who + part, wish.who + part + 1].map((who) => {
          const child = at(PUPILS, who);
          return { id: child, said: `about-${child}-${fresh()}` };
        });
        const set = { about: part === 0 ? { day: "2026-11-20" } : null, children };
        frozen.push({
          t: ofClass ? "class-snapshot-part" : "snapshot-part",
          k: `${k}:${part}`,
          set,
        });
      }
      return frozen;
    }
    case "put-snapshot-aside": {
      const frozen = await view.rows("snapshot");
      if (frozen.length === 0) return [];
      const set = { aside: wish.what % 2 === 0, by: "leader", on: "2026-11-20" };
      return [{ t: "snapshot-aside", k: at(frozen, wish.where).k, set }];
    }
    case "write":
    case "strike-out":
    case "replace-note":
      // Made by who has the note open, see writing.ts.
      return [];
    default:
      return wish.kind satisfies never;
  }
}

function snapshotOf(parts: number): Record<string, unknown> {
  return {
    name: "As it is now",
    note: "",
    at: 1_790_000_000_000,
    by: "leader",
    day: "2026-11-20",
    year: YEAR,
    views: [{ screen: "grid", options: {} }],
    parts,
    children: parts * 2,
    waiting: 0,
    seenBy: ["leader"],
    versionOf: null,
  };
}

function headsIn(row: Row | undefined, cell: string): string[] {
  return headsOf(row?.c?.[cell] ?? []).map(({ id }) => id);
}
