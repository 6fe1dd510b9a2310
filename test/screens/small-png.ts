import { deflateSync, inflateSync } from "node:zlib";

const SIGNATURE = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);

type Pixels = { width: number; height: number; rgb: Uint8Array };

/**
 * A screenshot as a PNG with a palette of at most 256 colours: a third of the size, the same to
 * the eye. `margin`: pixels of white paper round it.
 */
export function smallPng(png: Buffer, margin = 0): Buffer {
  const { width, height, rgb } = withMargin(readPng(png), margin);
  const { palette, indexOf } = paletteOf(rgb);
  const rows = Buffer.alloc(height * (width + 1));
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      rows[y * (width + 1) + 1 + x] = indexOf.get(colourAt(rgb, (y * width + x) * 3)) ?? 0;
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  // Eight bits, each the number of a colour.
  head.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk("IHDR", head),
    chunk("PLTE", palette),
    chunk("IDAT", deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** What Chromium writes: eight bits a channel, RGB or RGBA, not interlaced. */
function readPng(png: Buffer): Pixels {
  const width = png.readUInt32BE(16);
  const height = png.readUInt32BE(20);
  const step = png[25] === 6 ? 4 : 3;
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at);
    if (png.toString("latin1", at + 4, at + 8) === "IDAT")
      parts.push(png.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  const raw = inflateSync(Buffer.concat(parts));
  const line = width * step;
  const flat = new Uint8Array(height * line);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (line + 1)] ?? 0;
    for (let x = 0; x < line; x++) {
      const at = y * line + x;
      const left = x < step ? 0 : (flat[at - step] ?? 0);
      const up = y === 0 ? 0 : (flat[at - line] ?? 0);
      const corner = x < step || y === 0 ? 0 : (flat[at - line - step] ?? 0);
      flat[at] = (raw[y * (line + 1) + 1 + x] ?? 0) + foretold(filter, left, up, corner);
    }
  }
  const rgb = new Uint8Array(width * height * 3);
  for (let at = 0; at < width * height; at++)
    for (let part = 0; part < 3; part++) rgb[at * 3 + part] = flat[at * step + part] ?? 0;
  return { width, height, rgb };
}

/** The same in the middle of a white sheet. */
function withMargin(of: Pixels, margin: number): Pixels {
  if (margin === 0) return of;
  const [width, height] = [of.width + 2 * margin, of.height + 2 * margin];
  const rgb = new Uint8Array(width * height * 3).fill(255);
  for (let y = 0; y < of.height; y++)
    rgb.set(
      of.rgb.subarray(y * of.width * 3, (y + 1) * of.width * 3),
      ((y + margin) * width + margin) * 3,
    );
  return { width, height, rgb };
}

/** The five filters of the PNG specification, §9. */
function foretold(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  if (filter !== 4) return 0;
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

function colourAt(rgb: Uint8Array, at: number): number {
  return ((rgb[at] ?? 0) << 16) | ((rgb[at + 1] ?? 0) << 8) | (rgb[at + 2] ?? 0);
}

function distance(a: number, b: number): number {
  const [red, green, blue] = [16, 8, 0].map((by) => ((a >> by) & 255) - ((b >> by) & 255));
  return (red ?? 0) ** 2 * 3 + (green ?? 0) ** 2 * 6 + (blue ?? 0) ** 2;
}

/** The commonest colours, none nearly the same as one before it; each other goes to its nearest. */
function paletteOf(rgb: Uint8Array): { palette: Buffer; indexOf: Map<number, number> } {
  const counts = new Map<number, number>();
  for (let at = 0; at < rgb.length; at += 3) {
    const colour = colourAt(rgb, at);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const common = [...counts.keys()].sort(
    (a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || a - b,
  );
  let chosen: number[] = [];
  for (const apart of [0, 40, 120, 300, 700]) {
    chosen = [];
    for (const colour of common) {
      if (chosen.length > 256) break;
      // Large surfaces keep their tints, however near they are to each other.
      if (chosen.length < 64 || chosen.every((one) => distance(one, colour) > apart))
        chosen.push(colour);
    }
    if (chosen.length <= 256) break;
  }
  chosen = chosen.slice(0, 256);
  const indexOf = new Map<number, number>();
  for (const colour of common) {
    let best = 0;
    for (let at = 1; at < chosen.length; at++)
      if (distance(chosen[at] ?? 0, colour) < distance(chosen[best] ?? 0, colour)) best = at;
    indexOf.set(colour, best);
  }
  const palette = Buffer.from(
    chosen.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]),
  );
  return { palette, indexOf };
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc(body), body.length + 4);
  return framed;
}

function crc(of: Buffer): number {
  let sum = 0xffffffff;
  for (const byte of of) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return (sum ^ 0xffffffff) >>> 0;
}
