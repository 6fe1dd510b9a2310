import type { ChangesAsked, LoggedChange } from "../domain/logged-change.ts";
import { loggedChanges, type LogSeen } from "./logged-changes.ts";
import { OneAtATime } from "./one-at-a-time.ts";
import type { School, SchoolReader } from "./store.ts";

/** Who reads which school, as both are at this moment. */
export type ChangesReader = {
  school: Readonly<School>;
  user: string;
  /** The set of this person's standing itself: another one means that something has moved. */
  sees: LogSeen["sees"];
  reader: SchoolReader;
};

type Lines = readonly LoggedChange[];
type Kept = { of: ChangesReader; lines: Lines; forget: NodeJS.Timeout };
type UnderWay = { lines: Promise<Lines>; waiting: number; stop: AbortController };

/** How long lines are kept after they were last asked for, and how many altogether. */
const KEPT_MS = 60_000;
const MOST_KEPT = 100_000;

/**
 * Reads what was changed, a school's log by one person at a time: others wait, and share what is the
 * same. What was read is kept for a minute, so that older pages and a file cost no further reading.
 */
export class KeptChanges {
  /** By who asks for what, the one used last at the end. */
  readonly #kept = new Map<string, Kept>();
  readonly #underWay = new Map<string, UnderWay>();
  readonly #turns = new OneAtATime();

  /**
   * Lines read before. A first page has to know everything that has come; an older one goes on from
   * what it goes on from, as long as nobody was erased and nobody's standing was changed since.
   */
  held(of: ChangesReader, asked: ChangesAsked): Lines | undefined {
    const name = nameOf(of, asked);
    const kept = this.#kept.get(name);
    if (kept === undefined) return undefined;
    const { school, sees } = kept.of;
    const isSame = school.epoch === of.school.epoch && sees === of.sees;
    const isNew = asked.before === null && school.head !== of.school.head;
    if (!isSame || isNew) return undefined;
    this.#keep(name, kept.of, kept.lines);
    return kept.lines;
  }

  /** Reads the log; throws when `signal` says that whoever asked is gone. */
  async read(of: ChangesReader, asked: ChangesAsked, signal: AbortSignal): Promise<Lines> {
    signal.throwIfAborted();
    const name = nameOf(of, asked);
    const { id, epoch, head, rosterSeq } = of.school;
    const same = [name, epoch, head, rosterSeq].join(" ");
    const one =
      this.#underWay.get(same) ?? this.#begin(same, id, (stop) => this.#read(of, asked, stop));
    const left = () => {
      one.waiting -= 1;
      if (one.waiting > 0) return;
      one.stop.abort();
      if (this.#underWay.get(same) === one) this.#underWay.delete(same);
    };
    one.waiting += 1;
    signal.addEventListener("abort", left, { once: true });
    try {
      const lines = await one.lines;
      this.#keep(name, of, lines);
      return lines;
    } finally {
      signal.removeEventListener("abort", left);
    }
  }

  #begin(same: string, school: string, read: (stop: AbortSignal) => Promise<Lines>): UnderWay {
    const stop = new AbortController();
    const lines = this.#turns.run(school, () => read(stop.signal));
    const one: UnderWay = { lines, waiting: 0, stop };
    const end = () => {
      if (this.#underWay.get(same) === one) this.#underWay.delete(same);
    };
    lines.then(end, end);
    this.#underWay.set(same, one);
    return one;
  }

  async #read({ reader, school, sees }: ChangesReader, asked: ChangesAsked, stop: AbortSignal) {
    stop.throwIfAborted();
    return loggedChanges(reader, { head: school.head, sees }, asked, stop);
  }

  #keep(name: string, of: ChangesReader, lines: Lines): void {
    this.#forget(name);
    const forget = setTimeout(() => this.#forget(name), KEPT_MS);
    forget.unref();
    this.#kept.set(name, { of, lines, forget });
    let count = 0;
    for (const [other, kept] of [...this.#kept].reverse()) {
      count += kept.lines.length;
      if (count > MOST_KEPT && other !== name) this.#forget(other);
    }
  }

  #forget(name: string): void {
    clearTimeout(this.#kept.get(name)?.forget);
    this.#kept.delete(name);
  }
}

function nameOf({ school, user }: ChangesReader, asked: ChangesAsked): string {
  const { group, child, by, meeting, action, from, to } = asked;
  return [school.id, user, group, child, by, meeting, action, from, to].join(" ");
}
