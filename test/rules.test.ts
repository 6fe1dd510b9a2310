import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const root = join(import.meta.dirname, "..");
const DOCUMENTS = ["docs/rules.md", "docs/sync.md"].filter((file) => existsSync(join(root, file)));

const DEFINED = /^\s*(?:[-*] )?\*\*\[([A-Z]{1,3}\d{1,3})\]\*\*/gm;
/** The IDs a title begins with: `it("[J2] [J3] …")`. */
const TITLE = /["'`]((?:\[[A-Z]{1,3}\d{1,3}\]\s*)+)/g;
const ID = /\[([A-Z]{1,3}\d{1,3})\]/g;

function filesUnder(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => `${folder}/${file}`)
    .filter((file) => file !== "test/rules.test.ts");
}

function read(file: string): string {
  return readFileSync(join(root, file), "utf8");
}

function idsIn(text: string): string[] {
  return [...text.matchAll(ID)].map((match) => match[1] ?? "");
}

const defined = DOCUMENTS.flatMap((file) =>
  [...read(file).matchAll(DEFINED)].map((match) => match[1] ?? ""),
);
const tested = new Map<string, string>();
for (const file of filesUnder("test"))
  for (const title of read(file).matchAll(TITLE))
    for (const id of idsIn(title[1] ?? "")) tested.set(id, file);

/** While the rules of synchronising have no document yet, their IDs are not looked for. */
const documented = (id: string) => !id.startsWith("SY") || DOCUMENTS.includes("docs/sync.md");

it("every rule has an ID of its own", () => {
  expect(defined.length).toBeGreaterThan(50);
  expect(defined.filter((id, at) => defined.indexOf(id) !== at)).toEqual([]);
});

it("every rule is named by a test's title", () => {
  expect(defined.filter((id) => !tested.has(id))).toEqual([]);
});

it("every rule a test names is written down", () => {
  const unknown = [...tested].filter(([id]) => documented(id) && !defined.includes(id));
  expect(unknown).toEqual([]);
});

it("every rule the code names is written down", () => {
  const unknown = filesUnder("src").flatMap((file) =>
    idsIn(read(file))
      .filter((id) => documented(id) && !defined.includes(id))
      .map((id) => `${id} in ${file}`),
  );
  expect(unknown).toEqual([]);
});
