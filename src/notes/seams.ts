import * as Y from "yjs";

/** Where the writing of two people met, neither of whom knew of the other's there. */
export type Seam = {
  /** Before which character of the text. */
  at: number;
  /** What is shown between them. */
  gap: "\n" | " ";
};

/**
 * Where words that were written apart would stand against each other with nothing between, as when two
 * people began the same empty note: it follows from the pieces alone, so every device shows the same.
 * Nothing that is typed or taken out later makes a seam, or brings one back. [NT11]
 */
export function seamsOf(text: Y.Text): Seam[] {
  const seams: Seam[] = [];
  let at = 0;
  let last = "";
  // Yjs has no other name for where a text begins.
  // oxlint-disable-next-line eslint/no-underscore-dangle
  for (let item = text._start; item !== null; item = item.right) {
    // What was taken out still stands between: whoever writes there wrote beside it, and knew.
    if (item.deleted || !(item.content instanceof Y.ContentString)) {
      last = "";
      continue;
    }
    const { str } = item.content;
    if (isWord(last) && isWord(str.charAt(0)) && item.left !== null && wereApart(item.left, item))
      seams.push({ at, gap: item.rightOrigin === null ? "\n" : " " });
    at += str.length;
    last = str.charAt(str.length - 1);
  }
  return seams;
}

/** A text with its seams shown. */
export function withSeams(written: string, seams: readonly Seam[]): string {
  let shown = "";
  let from = 0;
  for (const { at, gap } of seams) {
    shown += written.slice(from, at) + gap;
    from = at;
  }
  return shown + written.slice(from);
}

/** Where a place of the shown text is in the written one. */
export function placeWritten(seams: readonly Seam[], shown: number): number {
  const before = seams.filter(({ at }, many) => at + many < shown).length;
  return shown - before;
}

/** Where a place of the written text is in the shown one. */
export function placeShown(seams: readonly Seam[], written: number): number {
  return written + seams.filter(({ at }) => at < written).length;
}

/** Whoever comes later beside something known names it: as what stands before, or as what follows. */
function wereApart(left: Y.Item, right: Y.Item): boolean {
  const knewLeft = right.origin !== null && Y.compareIDs(right.origin, left.lastId);
  const knewRight = left.rightOrigin !== null && Y.compareIDs(left.rightOrigin, right.id);
  return !knewLeft && !knewRight;
}

function isWord(char: string): boolean {
  return char !== "" && !/\s/.test(char);
}
