import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

export type Encoding = "br" | "gzip";

/** The better encoding a request accepts; q=0 means it does not. */
export function acceptedEncoding(header: string | undefined): Encoding | undefined {
  const accepted = new Set(
    (header ?? "")
      .toLowerCase()
      .split(",")
      .map((part) => part.trim())
      .filter((part) => !/;\s*q=0(\.0*)?$/.test(part))
      .map((part) => part.split(";")[0]?.trim()),
  );
  if (accepted.has("br")) return "br";
  return accepted.has("gzip") ? "gzip" : undefined;
}

/**
 * Compresses off the main thread. `brotliQuality` 4 for what is made anew each time, 9 for files
 * that are compressed once.
 */
export async function compress(
  bytes: Uint8Array,
  encoding: Encoding,
  brotliQuality = 4,
): Promise<Uint8Array<ArrayBuffer>> {
  const made =
    encoding === "br"
      ? await brotli(bytes, {
          params: {
            [constants.BROTLI_PARAM_QUALITY]: brotliQuality,
            [constants.BROTLI_PARAM_SIZE_HINT]: bytes.byteLength,
          },
        })
      : await zip(bytes, { level: 6 });
  return new Uint8Array(made);
}

/** Smaller answers are not worth the time. */
const WORTH_BYTES = 1400;

/** An answer of `text`, compressed as the request accepts when that is worth it. */
export async function textResponse(
  text: string,
  type: string,
  acceptEncoding: string | undefined,
  headers: Record<string, string> = {},
): Promise<Response> {
  const bytes = new TextEncoder().encode(text);
  const encoding = bytes.byteLength < WORTH_BYTES ? undefined : acceptedEncoding(acceptEncoding);
  return new Response(encoding === undefined ? bytes : await compress(bytes, encoding), {
    headers: {
      "content-type": type,
      vary: "Accept-Encoding",
      ...(encoding === undefined ? {} : { "content-encoding": encoding }),
      ...headers,
    },
  });
}
