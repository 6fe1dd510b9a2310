/** "A", "B" … "Z", "AA": a letter for a place counted from 0. */
function letterOf(place: number): string {
  const last = String.fromCharCode(65 + (place % 26));
  return place < 26 ? last : letterOf(Math.floor(place / 26) - 1) + last;
}

/**
 * Names that name nobody, for pictures in a meeting of several classes: child id → "Child A". The
 * letters go by the ids, which were drawn by chance, so no order of names or levels shows. [MR5]
 */
export function veiledNames(pupils: readonly string[]): Map<string, string> {
  const inOrder = [...new Set(pupils)].sort();
  return new Map(inOrder.map((pupil, at) => [pupil, `Child ${letterOf(at)}`]));
}
