import { describe, expect, it } from "vitest";
import { standingOf } from "../../src/domain/access.ts";
import type { Row } from "../../src/domain/change.ts";
import { clockAt } from "../../src/domain/clock.ts";
import type { SetEdit } from "../../src/domain/edit.ts";
import {
  attendedBy,
  attendedByAll,
  removeSession,
  sayAttended,
  saySessions,
  saveSession,
  sessionAsBefore,
  sessionKey,
  sessionsByIntervention,
  writeAttended,
} from "../../src/domain/intervention-session.ts";
import { ownId } from "../../src/domain/own-id.ts";
import { refusal } from "../../src/domain/refusal.ts";
import { rosterOf } from "../../src/domain/roster.ts";
import { keyParts } from "../../src/domain/schema.ts";
import { pupilScope, scopeOf } from "../../src/domain/scope.ts";
import { afterEdits } from "../support/after-edits.ts";
import {
  idOf,
  NOW,
  PUPILS,
  rowOf,
  smallSchool,
  STAFF,
  TODAY,
  YEAR,
} from "../support/small-school.ts";

const { amara, bo, ewan } = PUPILS;
const club = ownId(STAFF.senco, "0123456789ab");
const by = STAFF.assistant;

/** The rows of a school after these edits, each later than those before. */
class Rows {
  readonly #edits = new Map<string, SetEdit[]>();
  readonly of = (k: string): Row | undefined => {
    const [first, ...later] = this.#edits.get(k) ?? [];
    return first === undefined ? undefined : afterEdits(rowOf(first), ...later);
  };
  take(edits: readonly SetEdit[]): void {
    for (const edit of edits) this.#edits.set(edit.k, [...(this.#edits.get(edit.k) ?? []), edit]);
  }
  get sessions() {
    return (
      sessionsByIntervention([...this.#edits.keys()].flatMap((k) => this.of(k) ?? [])).get(club) ??
      []
    );
  }
}

/** As somebody says it in the form; words undefined: left as they were shown. */
const session = (on: string, there: string[], away: string[], words?: string | null) => ({
  intervention: club,
  on,
  there,
  away,
  words,
  by,
});

describe("sessions of an intervention", () => {
  it("[IS1] stand by day, the latest first, with who was there, who was away and what was done", () => {
    const held = new Rows();
    held.take(saveSession(session("2026-11-17", [amara, bo], [], "Cards 1 to 4"), held.of));
    held.take(saveSession(session("2026-11-19", [bo], [amara]), held.of));
    expect(held.sessions).toEqual([
      { on: "2026-11-19", there: [bo], away: [amara], words: [] },
      { on: "2026-11-17", there: [amara, bo].sort(), away: [], words: ["Cards 1 to 4"] },
    ]);
  });

  it("[IS2] a child's part is in the child's scope, so an erasure finds it, and its key fits any user's id", () => {
    const uuid = "0b7c1c1e-93c5-4c6e-9a52-2b8a9d9a0c11";
    const k = sessionKey(amara, ownId(uuid, "0123456789ab"), TODAY);
    expect(keyParts("intervention-session", k)?.pupil).toBe(amara);
    expect(scopeOf("intervention-session", k)).toBe(pupilScope(amara));
  });

  it("[IS2] two people who write the same session down apart make one, each of the children they see", () => {
    const held = new Rows();
    const mine = saveSession(session(TODAY, [amara], []), () => undefined);
    const theirs = saveSession(session(TODAY, [], [ewan]), () => undefined);
    held.take([...mine, ...theirs]);
    expect(held.sessions).toEqual([{ on: TODAY, there: [amara], away: [ewan], words: [] }]);
  });

  it("[IS2] [ED1] what one of two left as the form opened stays the other's, of the same children too, in both orders", () => {
    const assistant = saveSession(session(TODAY, [amara], [bo], "Cards 1 to 4"), () => undefined);
    const teacher = saveSession(session(TODAY, [amara, bo], []), () => undefined);
    for (const [first, later] of [
      [assistant, teacher],
      [teacher, assistant],
    ] as const) {
      const held = new Rows();
      held.take([...first, ...later]);
      expect(held.sessions).toEqual([
        { on: TODAY, there: [amara], away: [bo], words: ["Cards 1 to 4"] },
      ]);
    }
  });

  it("[IS2] [ED1] a change is against what the form opened with, child by child, whatever came in meanwhile", () => {
    const held = new Rows();
    held.take(saveSession(session(TODAY, [amara, bo], []), held.of));
    const opened = new Map(
      [amara, bo].map((pupil) => sessionKey(pupil, club, TODAY)).map((k) => [k, held.of(k)]),
    );
    held.take(saveSession(session(TODAY, [amara], [bo], "Cards"), held.of));
    const change = saveSession(session(TODAY, [bo], [amara]), (k) => opened.get(k));
    expect(change.map(({ set }) => set)).toEqual([{ there: false, by }]);
    held.take(change);
    expect(held.sessions).toEqual([
      { on: TODAY, there: [], away: [amara, bo].sort(), words: ["Cards"] },
    ]);
  });

  it("[IS2] what two wrote is written onto no child's part by who leaves it as it stands joined", () => {
    const held = new Rows();
    held.take(saveSession(session(TODAY, [amara], [], "a".repeat(150)), held.of));
    held.take(saveSession(session(TODAY, [bo], [], "b".repeat(150)), held.of));
    const change = saveSession(session(TODAY, [amara], [bo]), held.of);
    expect(change.map(({ set }) => set)).toEqual([{ there: false, by }]);
    // Taken back and begun anew, it says what the form shows then, and nothing of before.
    const pupils = [amara, bo];
    held.take(removeSession({ intervention: club, on: TODAY, pupils, by }, held.of));
    held.take(saveSession(session(TODAY, [amara, bo], []), held.of));
    expect(held.sessions).toEqual([{ on: TODAY, there: pupils.sort(), away: [], words: [] }]);
  });

  it("[IS2] Undo leaves what a colleague wrote of the same children apart", () => {
    const held = new Rows();
    const theirs = saveSession(
      { ...session(TODAY, [amara], [bo], "Cards"), by: STAFF.assistant },
      () => undefined,
    );
    const mine = saveSession(
      { ...session(TODAY, [amara, bo], []), by: STAFF.oakTeacher },
      () => undefined,
    );
    held.take([...theirs, ...mine]);
    const before = held.sessions;
    held.take(sessionAsBefore(mine, () => undefined, held.of, STAFF.oakTeacher));
    expect(held.sessions).toEqual(before);
    // Of a change goes back what still says what it wrote.
    const stood = new Map(theirs.map(({ k }) => [k, held.of(k)]));
    const change = saveSession(session(TODAY, [bo], [amara], "Dice"), held.of);
    held.take(change);
    held.take(saveSession(session(TODAY, [bo], [amara], "Dice to 6"), held.of));
    held.take(sessionAsBefore(change, (k) => stood.get(k), held.of, by));
    expect(held.sessions).toEqual([
      { on: TODAY, there: [amara], away: [bo], words: ["Dice to 6"] },
    ]);
  });

  it("[IS2] who changes one child writes nothing of another", () => {
    const held = new Rows();
    held.take(saveSession(session(TODAY, [amara, bo], [], "Cards"), held.of));
    expect(saveSession(session(TODAY, [amara, bo], [], "Cards"), held.of)).toEqual([]);
    const change = saveSession(session(TODAY, [bo], [amara], "Cards"), held.of);
    expect(change).toEqual([
      {
        t: "intervention-session",
        k: sessionKey(amara, club, TODAY),
        set: { there: false, by },
      },
    ]);
  });

  it("[IS2] every step is taken back: a new one, a changed one and one taken away", () => {
    const held = new Rows();
    const step = (edits: readonly SetEdit[]) => {
      const were = new Map(edits.map(({ k }) => [k, held.of(k)]));
      held.take(edits);
      return () => sessionAsBefore(edits, (k) => were.get(k), held.of, by);
    };
    const made = step(saveSession(session(TODAY, [amara, bo], []), held.of));
    const first = held.sessions;
    const changed = step(saveSession(session(TODAY, [bo], [amara], "Cards"), held.of));
    expect(held.sessions[0]).toMatchObject({ there: [bo], away: [amara], words: ["Cards"] });
    held.take(changed());
    expect(held.sessions).toEqual(first);
    const pupils = [amara, bo];
    const gone = step(removeSession({ intervention: club, on: TODAY, pupils, by }, held.of));
    expect(held.sessions).toEqual([]);
    held.take(gone());
    expect(held.sessions).toEqual(first);
    held.take(made());
    expect(held.sessions).toEqual([]);
    // Written down once more, it is there again.
    held.take(saveSession(session(TODAY, [amara], [bo]), held.of));
    expect(held.sessions).toEqual([{ on: TODAY, there: [amara], away: [bo], words: [] }]);
  });

  it("[IS2] is written down by whoever sees the child, in their own name", () => {
    const { rows } = smallSchool();
    const said = (user: string, name = user) => {
      const f = {
        ...saveSession({ ...session(TODAY, [amara], []), by: name }, () => undefined)[0]?.set,
      };
      const k = sessionKey(amara, club, TODAY);
      const change = {
        id: idOf(k),
        t: "intervention-session",
        k,
        op: "set" as const,
        f,
        h: clockAt(NOW),
        sv: 6,
      };
      return refusal(standingOf(rosterOf(rows), user, TODAY, YEAR), change)?.code ?? "taken";
    };
    expect(said(STAFF.assistant)).toBe("taken");
    expect(said(STAFF.oakTeacher)).toBe("taken");
    expect(said(STAFF.senco)).toBe("taken");
    expect(said(STAFF.ashTeacher)).toBe("not-seen");
    expect(said(STAFF.governor)).toBe("not-seen");
    expect(said(STAFF.assistant, STAFF.oakTeacher)).toBe("not-yours");
  });

  it("[IS3] a child was there for so many of those written down for the child, within the time in it", () => {
    const held = new Rows();
    for (const [on, there, away] of [
      ["2026-11-03", [amara, bo], []],
      ["2026-11-10", [bo], [amara]],
      ["2026-11-17", [amara, bo, ewan], []],
    ] as const)
      held.take(saveSession(session(on, [...there], [...away]), held.of));
    const all = [{ from: "2026-11-02", to: null }];
    expect(attendedBy(amara, held.sessions, all)).toEqual({ there: 2, of: 3 });
    expect(attendedBy(ewan, held.sessions, all)).toEqual({ there: 1, of: 1 });
    const later = [{ from: "2026-11-09", to: null }];
    expect(attendedBy(amara, held.sessions, later)).toEqual({ there: 1, of: 2 });
    const places = (spans: typeof all) => [amara, bo, ewan].map((pupil) => ({ pupil, spans }));
    expect(attendedByAll(held.sessions, places(all))).toEqual({ there: 6, of: 7 });
    // Counted together, too, only while each was in it.
    expect(attendedByAll(held.sessions, places(later))).toEqual({ there: 4, of: 5 });
    expect(attendedByAll(held.sessions, places([]))).toEqual({ there: 0, of: 0 });
    expect(sayAttended({ there: 2, of: 3 })).toBe("there for 2 of 3 sessions");
    expect(sayAttended({ there: 0, of: 1 })).toBe("there for 0 of 1 session");
    expect([sayAttended({ there: 0, of: 0 }), writeAttended({ there: 0, of: 0 })]).toEqual([
      undefined,
      "",
    ]);
  });

  it("[IS4] held beside planned; nothing is said of what nobody wrote down", () => {
    expect(saySessions(12, 7)).toBe("7 of 12 sessions held");
    expect(saySessions(null, 7)).toBe("7 sessions held");
    expect(saySessions(12, 13)).toBe("13 sessions held, 12 planned");
    expect(saySessions(12, 0)).toBe("12 sessions");
    expect(saySessions(null, 0)).toBeUndefined();
  });
});
