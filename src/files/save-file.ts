/** Hands a file to the browser, which puts it where this device keeps downloads. */
export function saveFile(name: string, blob: Blob): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // A browser reads the address after the press; some a while after.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** A name that every system takes: no signs that mean a folder, not too long. */
export function fileName(words: readonly string[], ending: string): string {
  const plain = words
    .filter((one) => one !== "")
    .join(", ")
    .replaceAll(/(?<=\d)\/(?=\d)/g, "-")
    .replaceAll(/[\\/:*?"<>|\p{Cc}]+/gu, " ")
    .replaceAll(/\s+/g, " ")
    .trim()
    .slice(0, 120)
    .trim();
  return `${plain}.${ending}`;
}
