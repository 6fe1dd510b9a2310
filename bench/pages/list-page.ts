/** What every page of the list bench shows: a row a child, nine levels each. */
export type ListRowShown = { name: string; levels: readonly string[] };

/** What a page of the list bench offers beside `show`. */
export type ListPage = {
  /** Shows the rows; milliseconds from the call to the end of the frame that painted them. */
  show(rows: readonly ListRowShown[]): Promise<number>;
  /** Stands on a cell, ready for typing. */
  stand(row: number, column: number): Promise<void>;
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
