/**
 * The one file that knows how a note's pieces are encoded: as updates of Yjs, in base64. Everything
 * else holds them without looking inside. On the device it comes with the room that needs it; the
 * server uses it as well.
 */
import * as Y from "yjs";
import { generationAfter, type Note, type NoteInput, type NotePiece } from "../domain/note.ts";
import { fromBase64, toBase64 } from "../storage/base64.ts";
import { seamsOf, withSeams } from "./seams.ts";

/** Where in a document the text stands. */
const ROOT = "text";

export function textIn(doc: Y.Doc): Y.Text {
  return doc.getText(ROOT);
}

/** The text of a section as it stands, what was written apart set apart. [NT11] */
export function textOf(note: Note): string {
  const text = textIn(docOf(note.u));
  return withSeams(text.toJSON(), seamsOf(text));
}

/** A document with these pieces joined; one that cannot be joined is passed over. */
export function docOf(pieces: readonly Pick<NotePiece, "u">[]): Y.Doc {
  const doc = new Y.Doc();
  for (const { u } of pieces) joinInto(doc, u);
  return doc;
}

/** Joins a piece to a document; says whether that went well. */
export function joinInto(doc: Y.Doc, u: string, origin?: unknown): boolean {
  const update = fromBase64(u);
  if (update === undefined) return false;
  try {
    Y.applyUpdate(doc, update, origin);
    return true;
  } catch {
    return false;
  }
}

/** A text that many pieces are joined to, one after the other, without beginning anew for each. */
export class Joining {
  #doc = new Y.Doc();
  #joined = new Set<string>();

  /**
   * Why a piece cannot be joined to these: it is no piece of plain writing, or what it was written on
   * is not among them. [NT2] [NT6]
   */
  problem(
    pieces: readonly Pick<NotePiece, "u">[],
    u: string,
  ): "unreadable" | "waiting" | undefined {
    const writing = plainWriting(u);
    if (writing === undefined) return "unreadable";
    const wanted = new Set(pieces.map((piece) => piece.u));
    if ([...this.#joined].some((one) => !wanted.has(one))) this.#begin();
    for (const one of wanted) if (!this.#joined.has(one)) this.#join(one);
    if (writing.some((item) => clashes(this.#doc, item))) return "unreadable";
    const isJoined = this.#join(u);
    const { pendingStructs, pendingDs } = this.#doc.store;
    if (isJoined && pendingStructs === null && pendingDs === null) return undefined;
    this.#begin();
    return isJoined ? "waiting" : "unreadable";
  }

  #join(u: string): boolean {
    this.#joined.add(u);
    return joinInto(this.#doc, u);
  }

  #begin(): void {
    this.#doc = new Y.Doc();
    this.#joined = new Set();
  }
}

/**
 * What a piece puts in, if it decodes and holds text or what was taken out of it, and nothing else. No
 * box makes a piece with gaps, which would take the places that somebody else's next words are to have.
 */
function plainWriting(u: string): Y.Item[] | undefined {
  const update = fromBase64(u);
  if (update === undefined) return undefined;
  try {
    const { structs, ds } = Y.decodeUpdate(update);
    if (structs.length === 0 && ds.clients.size === 0) return undefined;
    const items = structs.filter((struct) => struct instanceof Y.Item);
    return items.length === structs.length && items.every(isText) ? items : undefined;
  } catch {
    return undefined;
  }
}

function isText({ content, parent, parentSub }: Y.Item): boolean {
  const isWritten = content instanceof Y.ContentString || content instanceof Y.ContentDeleted;
  const isInRoot = parent === null || (parent as unknown) === ROOT;
  return isWritten && isInRoot && parentSub === null;
}

/**
 * Whether other words have these places already, as when two writers drew the same number: joined, the
 * later ones would be taken for the earlier and be gone. What is the same has come twice. [NT1]
 */
function clashes({ store }: Y.Doc, { id, length, content }: Y.Item): boolean {
  // Nearly always it is new.
  if (id.clock >= Y.getState(store, id.client)) return false;
  const held = store.clients.get(id.client) ?? [];
  const end = id.clock + length;
  for (let at = Y.findIndexSS(held, id.clock); at < held.length; at += 1) {
    const one = held[at];
    if (one === undefined || one.id.clock >= end) return false;
    if (!(one instanceof Y.Item) || !(one.content instanceof Y.ContentString)) continue;
    const from = Math.max(id.clock, one.id.clock);
    const to = Math.min(end, one.id.clock + one.length);
    const theirs = one.content.str.slice(from - one.id.clock, to - one.id.clock);
    const mine = content instanceof Y.ContentString ? content.str : "";
    if (mine.slice(from - id.clock, to - id.clock) !== theirs) return true;
  }
  return false;
}

/** These pieces in the form of one, without the words that were taken out. [NT3] */
export function joinPieces(pieces: readonly Pick<NotePiece, "u">[]): string {
  return toBase64(Y.encodeStateAsUpdate(docOf(pieces)));
}

/** A first piece with this text: for what begins anew, never for a note that others may write in. */
export function pieceOf(text: string): string {
  const doc = new Y.Doc();
  // Nothing is no piece of writing; what was written and taken out is one.
  textIn(doc).insert(0, text === "" ? " " : text);
  if (text === "") textIn(doc).delete(0, 1);
  return toBase64(Y.encodeStateAsUpdate(doc));
}

/**
 * What a leader's change carries to take a section's text out of the record and put another in its
 * place. [NT5]
 * @param random 16 hexadecimal digits
 */
export function textInstead({ g }: Note, text: string, random: string): NoteInput {
  return { g: generationAfter(g, random), u: pieceOf(text), instead: g };
}
