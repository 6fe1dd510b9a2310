import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import type { Handler } from "hono";
import { type AppEnv, sayNo } from "./app-request.ts";
import { acceptedEncoding, compress, type Encoding } from "./compress.ts";

/** The built app, held in memory: a rebuild under a running server never serves half of each. */
export type AppFiles = ReadonlyMap<string, AppFile>;

type AppFile = {
  bytes: Uint8Array<ArrayBuffer>;
  type: string;
  etag: string;
  caching: string;
  compressible: boolean;
  /** Each encoding is made once, when first asked for. */
  encoded: Map<Encoding, Promise<Uint8Array<ArrayBuffer>>>;
};

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".webmanifest": "application/manifest+json; charset=utf-8",
  ".svg": "image/svg+xml; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
};

/** Vite names the files under assets/ by their content, so a name never changes its meaning. */
const FOR_EVER = "public, max-age=31536000, immutable";
/** Everything else is asked for again, and answered 304 while it is the same. */
const ASK_AGAIN = "no-cache";

/** Reads the folder that `vite build` made; empty when there is none. */
export function readAppFiles(folder: string): AppFiles {
  const files = new Map<string, AppFile>();
  if (!existsSync(folder)) return files;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const path = file.slice(folder.length).replaceAll("\\", "/");
    const bytes = new Uint8Array(readFileSync(file));
    const type = TYPES[extname(entry.name)] ?? "application/octet-stream";
    files.set(path, {
      bytes,
      type,
      etag: createHash("sha256").update(bytes).digest("base64url").slice(0, 22),
      caching: path.startsWith("/assets/") ? FOR_EVER : ASK_AGAIN,
      compressible: !["image/png", "font/woff2"].includes(type) && bytes.byteLength > 1000,
      encoded: new Map(),
    });
  }
  return files;
}

/** Serves the app's files; a navigation to any other path gets the app, which knows its routes. */
export function staticFiles(files: AppFiles): Handler<AppEnv> {
  return async (c) => {
    if (c.req.method !== "GET" && c.req.method !== "HEAD")
      return sayNo(c, 405, "There is nothing to change at this address.");
    const path = pathOf(c.req.path);
    const file =
      files.get(path === "/" ? "/index.html" : path) ??
      (isNavigation(path, c.req.header("accept"), c.req.header("sec-fetch-mode"))
        ? files.get("/index.html")
        : undefined);
    if (file === undefined) return c.text("There is nothing at this address.", 404);

    const encoding = file.compressible
      ? acceptedEncoding(c.req.header("accept-encoding"))
      : undefined;
    const etag = `"${file.etag}${encoding === undefined ? "" : `-${encoding}`}"`;
    const headers: Record<string, string> = {
      "content-type": file.type,
      "cache-control": file.caching,
      etag,
      ...(file.compressible ? { vary: "Accept-Encoding" } : {}),
      ...(encoding === undefined ? {} : { "content-encoding": encoding }),
    };
    if (c.req.header("if-none-match")?.split(/,\s*/).includes(etag) === true)
      return c.body(null, 304, headers);
    const bytes = encoding === undefined ? file.bytes : await encoded(file, encoding);
    headers["content-length"] = String(bytes.byteLength);
    return new Response(c.req.method === "HEAD" ? null : bytes, { status: 200, headers });
  };
}

function encoded(file: AppFile, encoding: Encoding): Promise<Uint8Array<ArrayBuffer>> {
  const held = file.encoded.get(encoding);
  if (held !== undefined) return held;
  const made = compress(file.bytes, encoding, 9);
  file.encoded.set(encoding, made);
  return made;
}

function isNavigation(path: string, accept = "", mode?: string): boolean {
  if (path.startsWith("/assets/")) return false;
  return mode === "navigate" || (mode === undefined && accept.includes("text/html"));
}

function pathOf(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
