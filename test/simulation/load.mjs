// Loads a module of this repository through Vite, with pieces of its source exchanged: how the
// seeded bugs get into the program without the program knowing, and how the command line runs
// TypeScript on a Node that cannot.
import { fileURLToPath } from "node:url";
import { createServer } from "vite";

const root = fileURLToPath(new URL("../..", import.meta.url));

/**
 * @param {string} path of the module, from the repository's root
 * @param {readonly { file: string, find: string, put: string }[]} [exchanges] each `find` must
 *   stand exactly once in its file, however it is broken into lines
 * @returns {Promise<{ module: any, close(): Promise<void> }>}
 */
export async function load(path, exchanges = []) {
  const wanted = new Set(exchanges);
  const server = await createServer({
    root,
    configFile: false,
    appType: "custom",
    logLevel: "error",
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true, include: [] },
    plugins: [
      {
        name: "seeded-bug",
        enforce: "pre",
        transform(code, id) {
          let changed = code;
          for (const exchange of exchanges) {
            if (id.split("?")[0] !== root + exchange.file) continue;
            changed = exchangeOnce(changed, exchange);
            wanted.delete(exchange);
          }
          return changed === code ? undefined : { code: changed, map: null };
        },
      },
    ],
  });
  try {
    const module = await server.ssrLoadModule(`/${path}`);
    for (const { file } of wanted)
      throw new Error(`${file} is not part of what runs, so its exchange does nothing`);
    return { module, close: () => server.close() };
  } catch (cause) {
    await server.close();
    throw cause;
  }
}

/** @param {string} code @param {{ file: string, find: string, put: string }} exchange */
export function exchangeOnce(code, { file, find, put }) {
  const pattern = new RegExp(
    find
      .trim()
      .split(/\s+/)
      .map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
      .join(String.raw`\s+`),
    "g",
  );
  const found = [...code.matchAll(pattern)];
  if (found.length !== 1)
    throw new Error(`stands ${found.length} times, not once, in ${file}: ${find}`);
  return code.replace(pattern, () => put);
}
