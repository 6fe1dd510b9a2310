import type { Change } from "../../src/domain/change.ts";
import { clockAt } from "../../src/domain/clock.ts";
import { hashScopes, type SyncRequest } from "../../src/sync/protocol.ts";
import { holds } from "./broken.ts";
import type { Hostility } from "./command.ts";
import { CLOSED_WITH } from "./model.ts";
import { POINTS, YEAR } from "./school.ts";
import type { World } from "./world.ts";

/** Sends what no honest app sends, and looks at what the school makes of it. */
export async function hostileRequest(
  world: World,
  how: Hostility,
  where: number,
): Promise<boolean> {
  const { school } = world;
  const before = school.log.length;
  switch (how) {
    case "id-reuse": {
      const entries = school.log.filter((entry) => entry.change?.op === "set");
      const entry = entries[where % Math.max(entries.length, 1)];
      if (entry?.change == null || school.model.role(entry.user) === undefined) return false;
      const [field = ""] = Object.keys(entry.change.f);
      const other = { ...entry.change, f: { [field]: "something else" } };
      const served = await school.serve(
        entry.user,
        bodyOf(world, entry.user, [other]),
        undefined,
        true,
      );
      const verdict = served.reply?.verdicts[0];
      const isAside = verdict?.is === "quarantined" && ["id-reuse", "erased"].includes(verdict.why);
      holds("I5", isAside, () => {
        return `the same id with another content is ${JSON.stringify(verdict)}`;
      });
      holds("I5", school.log.length === before, () => "it went into the log");
      return true;
    }
    case "frozen-again": {
      // Another change to what is written once, by somebody who could have made the first.
      if (where % 2 === 1 && (await closedAgain(world, where))) return true;
      const entries = school.log.filter(({ change }) => change?.t === "snapshot");
      const first = entries[where % Math.max(entries.length, 1)]?.change;
      if (first == null || school.model.role("leader") !== "senior-leader") return false;
      const again = { ...first, id: world.randomHex(16), f: { ...first.f, name: "Otherwise" } };
      const served = await school.serve(
        "leader",
        bodyOf(world, "leader", [again]),
        undefined,
        true,
      );
      const verdict = served.reply?.verdicts[0];
      holds("I3", verdict?.is === "quarantined" && verdict.why === "written-once", () => {
        return `what was frozen is changed: ${JSON.stringify(verdict)}`;
      });
      return true;
    }
    case "wrong-person": {
      const change = point(world, where, "Not mine");
      const served = await school.serve("ben", bodyOf(world, "leader", [change]));
      holds("I17", served.refused === "wrong-person" && school.log.length === before, () => {
        return `ben sent in the name of leader: ${JSON.stringify(served.answer)}`;
      });
      return true;
    }
    case "other-school": {
      const change = point(world, where, "From elsewhere");
      await school.serveElsewhere("leader", bodyOf(world, "leader", [change]));
      await school.observe();
      holds("I17", school.log.length === before, () => "another school's change was taken");
      return true;
    }
    case "nonsense": {
      if (school.model.role("leader") !== "senior-leader") return false;
      const bad: Change[] = [
        { ...point(world, where, "x"), f: {} },
        { ...point(world, where, "x"), f: { lockedAt: "soon" } },
        { ...point(world, where, "x"), k: "__proto__" },
        { ...point(world, where, "x"), op: "zap" as "set" },
        {
          ...point(world, where, "x"),
          t: "attainment",
          k: `pip:${YEAR}`,
          op: "add",
          f: { "maths.autumn": { v: "9Z", how: "typed", prev: [] } },
        },
      ];
      const good = point(world, where, `Good ${where}`);
      const wrong = bad[where % bad.length] as Change;
      const served = await school.serve(
        "leader",
        bodyOf(world, "leader", [wrong, good]),
        undefined,
        true,
      );
      const [first, second] = served.reply?.verdicts ?? [];
      holds("I12", first?.is === "quarantined", () => {
        return `nonsense is ${JSON.stringify(first)}: ${JSON.stringify(wrong)}`;
      });
      holds("I12", second?.is === "accepted" || second?.is === "superseded", () => {
        return `a right change beside nonsense is ${JSON.stringify(second)}`;
      });
      return true;
    }
    default:
      return how satisfies never;
  }
}

/** Another change to what a meeting was closed with, by whoever closed it. */
async function closedAgain(world: World, where: number): Promise<boolean> {
  const { school } = world;
  const entries = school.log.filter(({ change }) => change !== null && CLOSED_WITH.has(change.t));
  const { change: first, user = "" } = entries[where % Math.max(entries.length, 1)] ?? {};
  if (first == null || !school.model.mayHold(user)(first)) return false;
  if (["assistant", "governor"].includes(school.model.role(user) ?? "governor")) return false;
  const f =
    first.t === "meeting-summary" ? { ...first.f, version: 2 } : { ...first.f, children: [] };
  const again = { ...first, id: world.randomHex(16), f };
  const served = await school.serve(user, bodyOf(world, user, [again]), undefined, true);
  const verdict = served.reply?.verdicts[0];
  holds("I24", verdict?.is === "quarantined" && verdict.why === "written-once", () => {
    return `what was closed is changed: ${JSON.stringify(verdict)}`;
  });
  world.count("closed again");
  return true;
}

function point(world: World, where: number, name: string): Change {
  const k = `${YEAR}:${POINTS[where % POINTS.length]}`;
  const h = clockAt(world.now);
  return { id: world.randomHex(16), t: "point", k, op: "set", f: { name }, h, sv: 1 };
}

function bodyOf(world: World, user: string, changes: readonly Change[]): string {
  const request: SyncRequest = {
    p: 1,
    user,
    device: "0123456789abcdef0123",
    sv: 1,
    epoch: "",
    cursor: { s: 0, t: "", k: "" },
    scopes: hashScopes([]),
    changes,
    watch: [],
    limit: 3,
  };
  return JSON.stringify(request);
}
