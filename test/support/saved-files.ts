import { vi } from "vitest";

export type SavedFile = { name: string; blob: Blob };

/**
 * Stands where a browser puts downloads: jsdom has neither addresses for blobs nor a place for files.
 * Answers the list that files are put on.
 */
export function keepSavedFiles(): SavedFile[] {
  const saved: SavedFile[] = [];
  const blobs = new Map<string, Blob>();
  URL.createObjectURL = (blob) => {
    const address = `blob:here/${blobs.size}`;
    blobs.set(address, blob as Blob);
    return address;
  };
  URL.revokeObjectURL = () => {};
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function press(
    this: HTMLAnchorElement,
  ) {
    const blob = blobs.get(this.href);
    if (blob !== undefined) saved.push({ name: this.download, blob });
  });
  return saved;
}

/** The text of a saved file, as another program reads it; jsdom's blobs have no text(). */
export function textOf({ blob }: SavedFile): Promise<string> {
  return bytesOf({ name: "", blob }).then((bytes) => new TextDecoder().decode(bytes));
}

export function bytesOf({ blob }: SavedFile): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(new Uint8Array(reader.result as ArrayBuffer)));
    reader.addEventListener("error", () =>
      reject(reader.error ?? new Error("the file cannot be read")),
    );
    reader.readAsArrayBuffer(blob);
  });
}
