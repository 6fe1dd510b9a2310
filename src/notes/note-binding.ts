import { MAX_NOTE_TEXT, type Note, type NoteInput } from "../domain/note.ts";
import { storageProblemOf } from "../storage/storage-problem.ts";
import { NoteSession } from "./note-session.ts";
import { wordsIn } from "./words-in-pieces.ts";

/** How long what was typed may wait for more before it is kept. */
export const KEEP_AFTER_MS = 2000;

/** So long a pause in typing is the end of a piece: little is on the screen alone at any time. */
export const PAUSE_MS = 400;

/** What could not be kept of a box that goes away. */
export type Left = { words: string; pieces: readonly NoteInput[]; problem: string };

/** How long until the device is asked again to take what it has not. */
export const KEEP_AGAIN_AFTER_MS = 10_000;

type Options = {
  /** Keeps pieces on the device, all or none; says in words why when it did not. */
  keep: (pieces: readonly NoteInput[]) => Promise<string | undefined>;
  /** Told what the writer should know; undefined when all is well. */
  say: (words: string | undefined) => void;
  /** Told what is not kept when the box has gone. [NT10] */
  leave: (left: Left) => void;
};

/** The boxes that are on the screen, and those whose words are still being kept. */
const OPEN = new Set<NoteBinding>();

/**
 * Keeps what stands in every box now, for what is about to read all notes: a tap on a button does not
 * take the caret out of a box everywhere. Says why when something could not be kept.
 */
export async function keepNotes(): Promise<string | undefined> {
  const problems = await Promise.all([...OPEN].map((binding) => binding.keep()));
  return problems.find((problem) => problem !== undefined);
}

/**
 * Binds an ordinary text box to a section of a note: what is typed is kept after a pause, or two seconds, on
 * leaving the box and when the page is put away; what others write comes in without moving the
 * caret's words, never in the middle of a composition; undoing takes back one's own alone. [NT9]
 */
export class NoteBinding {
  readonly #box: HTMLTextAreaElement;
  readonly #session: NoteSession;
  readonly #options: Options;
  readonly #listening = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** When the first of what waits was typed, in the milliseconds of `performance.now()`. */
  #since: number | undefined;
  #askAgain: ReturnType<typeof setTimeout> | undefined;
  #isComposing = false;
  /** Whether the box holds more than the note may, so that it is not what is kept. */
  #isOver = false;
  /** The row's latest word, while it may not be shown. */
  #held: Note | undefined;
  /** What the device did not take, to be tried again, and why it did not. */
  #unkept: NoteInput[] = [];
  #problem: string | undefined;
  /** All that is being kept just now. */
  #keeping: Promise<void> = Promise.resolve();
  /** The row's latest word, and what an earlier box of this section could not keep. */
  #row: Note;
  #again: readonly NoteInput[] = [];

  constructor(box: HTMLTextAreaElement, note: Note, options: Options) {
    this.#box = box;
    this.#options = options;
    this.#session = new NoteSession(note);
    this.#row = note;
    box.value = this.#session.text;
    const { signal } = this.#listening;
    box.addEventListener("input", () => this.#typed(), { signal });
    box.addEventListener("compositionstart", () => (this.#isComposing = true), { signal });
    box.addEventListener("compositionend", () => this.#composed(), { signal });
    box.addEventListener("blur", () => void this.keep(), { signal });
    box.addEventListener("keydown", (event) => this.#onKey(event), { signal });
    box.addEventListener("beforeinput", (event) => this.#beforeInput(event), { signal });
    window.addEventListener("pagehide", () => this.#putAway(), { signal });
    window.addEventListener("beforeunload", (event) => this.#beforeUnload(event), { signal });
    document.addEventListener("visibilitychange", () => this.#onVisibility(), { signal });
    OPEN.add(this);
  }

  /** The row has changed, in this tab, another, or at the school. */
  receive(note: Note): void {
    this.#row = note;
    if (this.#isComposing || this.#isOver) this.#held = note;
    else this.#show(note);
  }

  /** Keeps what was typed, and waits for what was being kept; says why when not all of it was. */
  async keep(): Promise<string | undefined> {
    const before = this.#keeping;
    const now = this.#keep();
    this.#keeping = Promise.all([before, now]).then(() => undefined);
    await this.#keeping;
    if (this.#isOver) return this.#tooLong;
    return this.#unkept.length > 0 ? this.#problem : undefined;
  }

  /** Goes on with what an earlier box of this section could not keep. [NT10] */
  add(pieces: readonly NoteInput[]): void {
    if (pieces.length === 0) return;
    this.#again = [...this.#again, ...pieces];
    this.#unkept.push(...pieces);
    this.receive(this.#row);
    void this.keep();
  }

  async #keep(): Promise<void> {
    clearTimeout(this.#timer);
    [this.#timer, this.#since] = [undefined, undefined];
    const typed = this.#session.take();
    const pieces = typed === undefined ? this.#unkept : [...this.#unkept, typed];
    this.#unkept = [];
    if (pieces.length === 0) return;
    const problem = await this.#options.keep(pieces).catch(sayThrown);
    this.#problem = problem;
    if (problem !== undefined) {
      this.#unkept = [...pieces, ...this.#unkept];
      clearTimeout(this.#askAgain);
      this.#askAgain = setTimeout(() => void this.keep(), KEEP_AGAIN_AFTER_MS);
    }
    if (!this.#isOver) this.#options.say(problem);
  }

  /** The box goes away; what was typed is kept, or left where its author is shown it. [NT10] */
  async close(): Promise<void> {
    this.#listening.abort();
    this.#takeComposed();
    const { value } = this.#box;
    const [isOver, tooLong] = [this.#isOver, this.#tooLong];
    await this.keep();
    clearTimeout(this.#askAgain);
    OPEN.delete(this);
    const { leave } = this.#options;
    const [pieces, problem] = [this.#unkept, this.#problem];
    if (isOver) leave({ words: value, pieces: [], problem: tooLong });
    if (pieces.length > 0 && problem !== undefined)
      leave({ words: wordsIn(pieces.map(({ u }) => u)), pieces, problem });
    this.#session.close();
  }

  get #tooLong(): string {
    return sayTooLong(this.#box.value.length - MAX_NOTE_TEXT);
  }

  /** What stands in the box while a word is being composed is typed too, for all that may follow. */
  #takeComposed(): void {
    if (!this.#isComposing || this.#isOver) return;
    const { value, selectionEnd } = this.#box;
    this.#isOver = !this.#session.type(value, selectionEnd);
  }

  #putAway(): void {
    this.#takeComposed();
    void this.keep();
  }

  /**
   * The browser asks first: what this device does not take is on the screen alone, and a page that
   * goes away does not wait for what is being kept just now.
   */
  #beforeUnload(event: Event): void {
    const isWaiting = this.#timer !== undefined;
    if (isWaiting) this.#putAway();
    if (isWaiting || this.#unkept.length > 0 || this.#isOver) event.preventDefault();
  }

  /** Keeps what was typed after a pause, and in the midst of typing every {@link KEEP_AFTER_MS}. */
  #keepSoon(): void {
    clearTimeout(this.#timer);
    this.#since ??= performance.now();
    const left = KEEP_AFTER_MS - (performance.now() - this.#since);
    this.#timer = setTimeout(() => void this.keep(), Math.max(0, Math.min(PAUSE_MS, left)));
  }

  #typed(): void {
    if (this.#isComposing) return;
    const { value, selectionEnd } = this.#box;
    const wasOver = this.#isOver;
    this.#isOver = !this.#session.type(value, selectionEnd);
    if (this.#isOver) this.#options.say(this.#tooLong);
    else if (wasOver) this.#options.say(undefined);
    if (!this.#isOver && this.#held !== undefined) this.#show(this.#held);
    this.#keepSoon();
  }

  #composed(): void {
    this.#isComposing = false;
    this.#typed();
  }

  #show(note: Note): void {
    this.#held = undefined;
    const { selectionStart, selectionEnd } = this.#box;
    const whole = withPieces(note, this.#again);
    const { carets, left } = this.#session.receive(whole, [selectionStart, selectionEnd]);
    if (left !== undefined) {
      this.#unkept.push(left);
      void this.keep();
    }
    this.#put(carets);
  }

  /** Puts the text into the box, with the caret where it was among the words. */
  #put([start = 0, end = start]: readonly number[]): void {
    const box = this.#box;
    const { text } = this.#session;
    if (box.value === text) return;
    const { scrollTop } = box;
    box.value = text;
    // Setting a selection takes the focus in some browsers.
    if (document.activeElement === box) box.setSelectionRange(start, end);
    box.scrollTop = scrollTop;
  }

  #onKey(event: KeyboardEvent): void {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || this.#isComposing) return;
    const key = event.key.toLowerCase();
    if (key === "z") this.#goBack(event, event.shiftKey ? "redo" : "undo");
    else if (key === "y" && !event.shiftKey) this.#goBack(event, "redo");
  }

  #beforeInput(event: InputEvent): void {
    if (event.inputType === "historyUndo") this.#goBack(event, "undo");
    else if (event.inputType === "historyRedo") this.#goBack(event, "redo");
  }

  /** The browser's own undo would take back what others wrote as well. */
  #goBack(event: Event, way: "undo" | "redo"): void {
    event.preventDefault();
    if (this.#box.readOnly || this.#isOver) return;
    const caret = this.#session[way]();
    if (caret === undefined) return;
    this.#put([caret]);
    this.#keepSoon();
  }

  #onVisibility(): void {
    if (document.visibilityState === "hidden") this.#putAway();
  }
}

/** A section with pieces that are not in the row yet; those of another text are not joined to it. */
function withPieces(note: Note, pieces: readonly NoteInput[]): Note {
  const of = pieces.filter(({ g }) => g === note.g);
  if (of.length === 0) return note;
  return { ...note, u: [...note.u, ...of.map(({ u }) => ({ id: "", h: "", by: "", u }))] };
}

function sayThrown(thrown: unknown): string {
  return storageProblemOf(thrown).say;
}

function sayTooLong(characters: number): string {
  const many = characters === 1 ? "1 character" : `${characters} characters`;
  return `This is ${many} longer than a note can be, so what you type now is not kept. Shorten it, and it is.`;
}
