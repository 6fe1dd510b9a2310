import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

/** What a hand does, and where its keys go. */
const HEARS = /addEventListener\(\s*"(?:key|click|pointer|touch|wheel|contextmenu|focus)|\.focus\(/;

it("nothing in src begins to hear a hand, or says where its keys go, after it has been painted", () => {
  const root = new URL("../src/", import.meta.url);
  const late = readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file))
    .filter((file) => effectsIn(readFileSync(new URL(file, root), "utf8")).some(isLate));
  expect(late).toEqual([]);
});

const isLate = (effect: string) => HEARS.test(effect);

/** The text of every `useEffect(…)`. */
function effectsIn(source: string): string[] {
  return [...source.matchAll(/\buseEffect\(/g)].map(({ index }) => {
    let depth = 0;
    for (let at = source.indexOf("(", index); at < source.length; at += 1) {
      depth += { "(": 1, ")": -1 }[source.charAt(at)] ?? 0;
      if (depth === 0) return source.slice(index, at);
    }
    return source.slice(index);
  });
}
