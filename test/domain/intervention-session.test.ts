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

const session = (on: string, there: string[], away: string[], words: string | null = null) => ({
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
      const back = sessionAsBefore(edits, held.of, by);
      held.take(edits);
      return back;
    };
    const made = step(saveSession(session(TODAY, [amara, bo], []), held.of));
    const first = held.sessions;
    const changed = step(saveSession(session(TODAY, [bo], [amara], "Cards"), held.of));
    expect(held.sessions[0]).toMatchObject({ there: [bo], away: [amara], words: ["Cards"] });
    held.take(changed);
    expect(held.sessions).toEqual(first);
    const pupils = [amara, bo];
    const gone = step(removeSession({ intervention: club, on: TODAY, pupils, by }, held.of));
    expect(held.sessions).toEqual([]);
    held.take(gone);
    expect(held.sessions).toEqual(first);
    held.take(made);
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
    expect(attendedBy(amara, held.sessions)).toEqual({ there: 2, of: 3 });
    expect(attendedBy(ewan, held.sessions)).toEqual({ there: 1, of: 1 });
    const later = { from: "2026-11-09", to: null };
    expect(attendedBy(amara, held.sessions, later)).toEqual({ there: 1, of: 2 });
    expect(attendedByAll(held.sessions)).toEqual({ there: 6, of: 7 });
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
