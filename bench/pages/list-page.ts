/** What every page of the list bench shows: a row a child, nine levels each. */
export type ListRowShown = { name: string; levels: readonly string[] };

export type Place = { x: number; y: number };

/** What a page of the list bench offers beside `show`. */
export type ListPage = {
  /** Shows the rows; milliseconds from the call to the end of the frame that painted them. */
  show(rows: readonly ListRowShown[]): Promise<number>;
  /** Brings a cell into sight; the middle of it, in pixels of the window, for the mouse. */
  place(row: number, column: number): Promise<Place>;
  /** Whether a key pressed now is for this cell. */
  hasKeys(row: number, column: number): boolean;
  /** The level that a cell shows now, or would once its canvas is drawn. */
  level(row: number, column: number): string;
};

/** Resolves when the frame being made now has been handed to the screen. */
export function painted(): Promise<number> {
  return new Promise((done) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener("message", () => done(performance.now()));
      port1.start();
      port2.postMessage("painted");
    });
  });
}

/** Where an element of the page stands once it is in sight. */
export async function placeOf(cell: Element | null | undefined): Promise<Place> {
  cell?.scrollIntoView({ block: "center" });
  await painted();
  const { x, y, width, height } = cell?.getBoundingClientRect() ?? new DOMRect();
  return { x: x + width / 2, y: y + height / 2 };
}

export function offer(page: ListPage): void {
  Object.assign(globalThis, { bench: page });
}

export const SUBJECTS = ["Reading", "Writing", "Maths"];
export const POINTS = ["Autumn", "Spring", "Summer"];
export const HEADINGS = SUBJECTS.flatMap((subject) => POINTS.map((point) => `${subject} ${point}`));

/** A block as a spreadsheet copies it; a line that begins with "Name" is headings. */
export function readBlock(text: string): string[][] {
  return text
    .split("\r\n")
    .map((line) => line.split("\t"))
    .filter(([first]) => first !== "Name");
}
