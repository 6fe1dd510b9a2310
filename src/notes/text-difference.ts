/** One stretch of a text that became another: `remove` characters out at `at`, `insert` in. */
export type TextDifference = { at: number; remove: number; insert: string };

/**
 * The smallest single stretch by which one text became the other. Where several would do (an “a” typed
 * among others), the one that ends at the caret, since that is where it was typed. No character
 * outside the common alphabets, which takes two places, is ever cut in two.
 * @param caret where the caret stands in `after`
 */
export function textDifference(
  before: string,
  after: string,
  caret = after.length,
): TextDifference | undefined {
  if (before === after) return undefined;
  const most = Math.min(before.length, after.length);
  let end = commonEnd(before, after, Math.min(most, Math.max(after.length - caret, 0)));
  let start = 0;
  while (start < most - end && before[start] === after[start]) start += 1;
  // The caret may stand elsewhere, as after something was dropped in: then it says nothing.
  end = commonEnd(before, after, most - start);
  if (isLow(before, start) || isLow(after, start)) start -= 1;
  if (isLow(before, before.length - end) || isLow(after, after.length - end)) end -= 1;
  const remove = before.length - end - start;
  return { at: start, remove, insert: after.slice(start, after.length - end) };
}

function commonEnd(before: string, after: string, most: number): number {
  let end = 0;
  while (end < most && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  return end;
}

/** Whether a place is within a character that takes two. */
function isLow(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return at > 0 && unit >= 0xdc00 && unit <= 0xdfff;
}
