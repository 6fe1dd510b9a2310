import { execFile } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

/** A small house with one import in it that the table forbids, and what the lint must say of it. */
const PLANTED: readonly { file: string; imports: string; says: string }[] = [
  {
    file: "src/domain/pupil.ts",
    imports: "../storage/commit.ts",
    says: "domain may not import storage",
  },
  {
    file: "src/domain/level.ts",
    imports: "dexie",
    says: "domain may not import the package dexie",
  },
  {
    file: "src/storage/commit.ts",
    imports: "../sync/exchange.ts",
    says: "storage may not import sync",
  },
  { file: "src/sync/exchange.ts", imports: "../server/app.ts", says: "sync may not import server" },
  {
    file: "src/server/app.ts",
    imports: "../sync/exchange.ts",
    says: "server may not import sync/exchange.ts",
  },
  {
    file: "src/server/push.ts",
    imports: "../storage/commit.ts",
    says: "server may not import storage",
  },
  {
    file: "src/server/taking.ts",
    imports: "../notes/use-note.ts",
    says: "server may not import notes/use-note.ts",
  },
  {
    file: "src/domain/note.ts",
    imports: "yjs",
    says: "domain may not import the package yjs",
  },
  { file: "src/ui/toast.tsx", imports: "../storage/view.ts", says: "ui may not import storage" },
  {
    file: "src/features/people/people.tsx",
    imports: "../roll/roll.tsx",
    says: "features/people may not import features/roll",
  },
  {
    file: "src/features/people/ask.ts",
    imports: "../../sync/exchange.ts",
    says: "features may not import sync",
  },
  { file: "src/app/main.tsx", imports: "../server/app.ts", says: "app may not import server" },
  {
    file: "src/elsewhere/drawer.ts",
    imports: "../domain/pupil.ts",
    says: "elsewhere is not a room of this house",
  },
];

/** Imports that the table allows, one a layer. */
const ALLOWED: readonly { file: string; imports: string }[] = [
  { file: "src/domain/good.ts", imports: "./level.ts" },
  { file: "src/storage/good.ts", imports: "../domain/level.ts" },
  { file: "src/server/good.ts", imports: "../sync/protocol.ts" },
  { file: "src/features/people/good.ts", imports: "../../storage/view.ts" },
];

const house = mkdtempSync(join(tmpdir(), "keepup-house-"));
let said = "";

function plant(file: string, imports: string): void {
  mkdirSync(join(house, dirname(file)), { recursive: true });
  writeFileSync(join(house, file), `import { thing } from "${imports}";\nthing();\n`);
}

describe("the table of layers", () => {
  beforeAll(async () => {
    cpSync(".oxlintrc.json", join(house, ".oxlintrc.json"));
    cpSync(".ci/layers.mjs", join(house, ".ci/layers.mjs"));
    cpSync("tsconfig.json", join(house, "tsconfig.json"));
    symlinkSync(resolve("node_modules"), join(house, "node_modules"));
    for (const { file, imports } of [...PLANTED, ...ALLOWED]) plant(file, imports);
    const lint = join(resolve("node_modules"), "oxlint", "bin", "oxlint");
    const { stdout } = await promisify(execFile)(process.execPath, [lint, "src"], {
      cwd: house,
      env: { ...process.env, NO_COLOR: "1" },
    }).catch((failed: { stdout: string }) => failed);
    said = stdout;
  });

  afterAll(() => rmSync(house, { recursive: true, force: true }));

  it.each(PLANTED)("catches $file importing $imports", ({ file, says }) => {
    const about = said.split("house(layers)").filter((part) => part.includes(file));
    expect(about.join("\n")).toContain(says);
  });

  it.each(ALLOWED)("lets $file import $imports", ({ file }) => {
    const about = said.split("house(layers)").filter((part) => part.includes(file));
    expect(about).toEqual([]);
  });
});

/** The lint counts the lines of programs; nothing else looks at style sheets. */
const MOST_LINES = 300;

it("a file of the house has at most 300 lines, a style sheet too", () => {
  const files = readdirSync("src", { recursive: true, encoding: "utf8" });
  const counted = files
    .filter((file) => /\.(ts|tsx|css)$/.test(file))
    .map((file) => ({
      file,
      lines: readFileSync(join("src", file), "utf8").split("\n").length - 1,
    }));
  expect(counted.length).toBeGreaterThan(500);
  expect(counted.filter(({ lines }) => lines > MOST_LINES)).toEqual([]);
});
