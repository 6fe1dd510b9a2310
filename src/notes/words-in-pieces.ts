import * as Y from "yjs";
import type { Note } from "../domain/note.ts";
import { fromBase64 } from "../storage/base64.ts";
import { docOf, textIn } from "./note-text.ts";

/** One character as it was put in; those taken out again stay, since others stand beside them. */
type Put = { char: string; before: Put | undefined; after: Put | undefined; isOut: boolean };
type Decoded = ReturnType<typeof Y.decodeUpdate>;
type Id = { client: number; clock: number };

/** No piece holds more; what says so is not walked through. */
const MOST = 1_000_000;

/**
 * The words that pieces put in and did not take out again, as they stood in the text, for their author
 * to copy when they were not taken. Places apart are set apart. [NT6]
 */
export function wordsIn(pieces: readonly string[]): string {
  return joined(putIn(pieces.flatMap(decoded)).map(runFrom));
}

/** The words of others that pieces took out, and that a note still says. [NT6] */
export function wordsTakenOut(pieces: readonly string[], note: Note): string {
  const all = pieces.flatMap(decoded);
  const runs: string[] = [];
  let isRun = false;
  const doc = docOf(note.u);
  // Yjs has no other name for where a text begins.
  // oxlint-disable-next-line eslint/no-underscore-dangle
  for (let item = textIn(doc)._start; item !== null; item = item.right) {
    const { id, content, deleted } = item;
    if (deleted || !(content instanceof Y.ContentString)) continue;
    for (const [at, char] of content.str.split("").entries()) {
      const isOut = all.some(({ ds }) => isIn(ds, { client: id.client, clock: id.clock + at }));
      if (isOut && isRun) runs[runs.length - 1] += char;
      else if (isOut) runs.push(char);
      isRun = isOut;
    }
  }
  return joined(runs);
}

function decoded(u: string): Decoded[] {
  const update = fromBase64(u);
  if (update === undefined) return [];
  try {
    return [Y.decodeUpdate(update)];
  } catch {
    return [];
  }
}

/** The first character of each place that was written in. */
function putIn(all: readonly Decoded[]): Put[] {
  const held = new Map<string, Put>();
  const firsts: Put[] = [];
  for (const { structs } of all)
    for (const struct of structs) {
      if (!(struct instanceof Y.Item) || struct.length > MOST) continue;
      const { origin, rightOrigin, id, content } = struct;
      const chars = content instanceof Y.ContentString ? content.str.split("") : [];
      let left = origin === null ? undefined : held.get(nameOf(origin));
      const right = rightOrigin === null ? undefined : held.get(nameOf(rightOrigin));
      if (left === undefined) left = right?.before;
      for (const [at, char] of chars.entries()) {
        const one = { client: id.client, clock: id.clock + at };
        if (held.has(nameOf(one))) continue;
        const isOut = all.some(({ ds }) => isIn(ds, one));
        const after: Put | undefined = left === undefined ? right : left.after;
        const put: Put = { char, before: left, after, isOut };
        if (left !== undefined) left.after = put;
        else if (right === undefined) firsts.push(put);
        else firsts.splice(firsts.indexOf(right), 1, put);
        if (after !== undefined) after.before = put;
        held.set(nameOf(one), put);
        left = put;
      }
    }
  return firsts;
}

function runFrom(first: Put): string {
  let run = "";
  for (let put: Put | undefined = first; put !== undefined; put = put.after)
    if (!put.isOut) run += put.char;
  return run;
}

function joined(runs: readonly string[]): string {
  return runs
    .map((run) => run.trim())
    .filter((run) => run !== "")
    .join(" … ");
}

function nameOf({ client, clock }: Id): string {
  return `${client} ${clock}`;
}

function isIn({ clients }: Decoded["ds"], { client, clock }: Id): boolean {
  return (clients.get(client) ?? []).some(
    (range) => clock >= range.clock && clock < range.clock + range.len,
  );
}
