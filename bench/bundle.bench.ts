import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { build } from "vite";
import type { Result } from "./measure.ts";

/** Bytes over the wire for the first screen: what index.html names, and what those files need at once. */
export async function run({ rounds }: { rounds: number }): Promise<Result> {
  await build({ logLevel: "error" });
  const html = readFileSync("dist/app/index.html", "utf8");
  const named = [...html.matchAll(/(?:src|href)="\/?([^"]+\.(?:js|css))"/g)].map(
    ([, path]) => path as string,
  );
  const sizes: Record<string, number> = { "index.html": gzipSync(html, { level: 9 }).length };
  const waiting = [...named];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (sizes[path] !== undefined) continue;
    const text = readFileSync(`dist/app/${path}`, "utf8");
    sizes[path] = gzipSync(text, { level: 9 }).length;
    // Static imports are needed before anything runs; dynamic ones are not.
    if (path.endsWith(".js"))
      for (const [, found] of text.matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g))
        waiting.push(`assets/${found}`);
  }
  const ours = Object.values(sizes).reduce((sum, size) => sum + size, 0);
  const floor = await floorBytes();
  return {
    ours,
    floor,
    ratio: Number((ours / floor).toFixed(2)),
    unit: "bytes, gzip -9",
    rounds,
    also: { aim: 170 * 1024, sizes },
  };
}

/** The libraries that any such app needs (React, its DOM, Dexie), bundled with nothing of ours. */
async function floorBytes(): Promise<number> {
  const entry = "virtual:floor";
  const built = await build({
    configFile: false,
    logLevel: "error",
    define: { "process.env.NODE_ENV": '"production"' },
    plugins: [
      {
        name: "floor",
        resolveId: (id) => (id === entry ? `\0${entry}` : undefined),
        load: (id) =>
          id === `\0${entry}`
            ? 'import { createRoot } from "react-dom/client"; import { createElement } from "react"; import { Dexie } from "dexie"; globalThis.floor = [createRoot, createElement, Dexie];'
            : undefined,
      },
    ],
    build: { write: false, minify: true, rollupOptions: { input: entry } },
  });
  const outputs = [built].flat().flatMap((one) => ("output" in one ? one.output : []));
  return outputs.reduce(
    (sum, one) => sum + (one.type === "chunk" ? gzipSync(one.code, { level: 9 }).length : 0),
    0,
  );
}
