import { inflateRawSync } from "node:zlib";

/** The files of a zip archive by name, read plainly from its central directory. */
export function unzip(bytes: Uint8Array): Map<string, string> {
  const zip = Buffer.from(bytes);
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  const files = new Map<string, string>();
  let at = zip.readUInt32LE(end + 16);
  for (let count = zip.readUInt16LE(end + 10); count > 0; count -= 1) {
    const [method, size] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20)];
    const [name, extra, comment] = [28, 30, 32].map((from) => zip.readUInt16LE(at + from));
    const head = zip.readUInt32LE(at + 42);
    const from = head + 30 + zip.readUInt16LE(head + 26) + zip.readUInt16LE(head + 28);
    const packed = zip.subarray(from, from + size);
    files.set(
      zip.toString("utf8", at + 46, at + 46 + name!),
      (method === 8 ? inflateRawSync(packed) : packed).toString("utf8"),
    );
    at += 46 + name! + extra! + comment!;
  }
  return files;
}
