import { inflateSync } from "node:zlib";

export type ReadPdf = {
  /** What stands on each page, text by text in the order it was written. */
  pages: { width: number; height: number; texts: string[] }[];
  images: number;
  fonts: string[];
};

/** Reads a PDF as Keepup writes it: its pages' sizes and texts, its fonts, and whether it has images. */
export function readPdf(bytes: Uint8Array): ReadPdf {
  const raw = Buffer.from(bytes).toString("latin1");
  const objects = new Map<string, { head: string; stream: string }>();
  for (const [, id, body] of raw.matchAll(/(\d+) 0 obj\s([\s\S]*?)endobj/g)) {
    const cut = /^([\s\S]*?)stream\r?\n([\s\S]*)\r?\nendstream/.exec(body!);
    const head = cut?.[1] ?? body!;
    const packed = Buffer.from(cut?.[2] ?? "", "latin1");
    const stream = head.includes("FlateDecode")
      ? inflateSync(packed).toString("latin1")
      : packed.toString("latin1");
    objects.set(id!, { head, stream });
  }
  const object = (id: string | undefined) => objects.get(id ?? "") ?? { head: "", stream: "" };
  const ref = (head: string, key: string) => new RegExp(`/${key} (\\d+) 0 R`).exec(head)?.[1];
  const all = [...objects.values()];
  const resources = all.find(({ head }) => /\/Font <</.test(head))?.head ?? "";
  const letters = new Map<string, Map<string, string>>();
  for (const [, name, id] of resources.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
    const cmap = object(ref(object(id).head, "ToUnicode")).stream;
    letters.set(
      name!,
      new Map(
        [...cmap.matchAll(/<([0-9a-f]{4})>\s*<([0-9a-f]{4})>/gi)].map(([, glyph, code]) => [
          glyph!.toLowerCase(),
          String.fromCharCode(Number.parseInt(code!, 16)),
        ]),
      ),
    );
  }
  const pages = all
    .filter(({ head }) => /\/Type \/Page\b(?!s)/.test(head))
    .map(({ head }) => {
      const box = /\/MediaBox \[([^\]]*)\]/.exec(head)![1]!.trim().split(/\s+/).map(Number);
      const texts: string[] = [];
      let font = "";
      for (const [, name, hex] of object(ref(head, "Contents")).stream.matchAll(
        /\/(F\d+) [\d.]+ Tf|<([0-9a-f]+)> Tj/gi,
      )) {
        if (name !== undefined) font = name;
        else
          texts.push(
            (hex!.match(/.{4}/g) ?? [])
              .map((one) => letters.get(font)?.get(one.toLowerCase()) ?? "\u{fffd}")
              .join(""),
          );
      }
      return { width: box[2]!, height: box[3]!, texts };
    });
  return {
    pages,
    images: all.filter(({ head }) => head.includes("/Subtype /Image")).length,
    fonts: [...new Set(all.flatMap(({ head }) => /\/FontName \/(\S+)/.exec(head)?.[1] ?? []))],
  };
}
