import { useState } from "react";

/**
 * Items in the order in which they were first shown, new ones after them: what a tap does to an item
 * never puts another one under the thumb.
 */
export function useKeptOrder<Item extends { id: string }>(items: readonly Item[]): readonly Item[] {
  const [first] = useState(() => new Map(items.map(({ id }, at) => [id, at])));
  const place = ({ id }: Item) => first.get(id) ?? first.size;
  return [...items].sort((a, b) => place(a) - place(b));
}
