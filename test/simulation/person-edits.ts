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
    default:
      return wish.kind satisfies never;
  }
}

function headsIn(row: Row | undefined, cell: string): string[] {
  return headsOf(row?.c?.[cell] ?? []).map(({ id }) => id);
}
