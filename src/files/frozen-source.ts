import { type Day, writeDay } from "../domain/calendar.ts";
import type { ExportSource } from "./export-source.ts";

/** What a file made from a snapshot says of it. */
export type FrozenAs = {
  /** The snapshot's name. */
  name: string;
  /** The day it was frozen. */
  day: Day;
  /** When and whose device's view it was, and what the school did not have yet. */
  foot: string;
};

/**
 * What is handed out of a frozen picture: its sheets and workbook carry the day and the foot it was
 * frozen with, and its files say so in their names. A live picture's source is left as it is. [EX3]
 */
export function frozenSource(source: ExportSource, frozen: FrozenAs | undefined): ExportSource {
  if (frozen === undefined) return source;
  const { name, day, foot } = frozen;
  const { sheets } = source;
  return {
    ...source,
    name: `${source.name}, frozen ${writeDay(day)}`,
    ...(sheets === undefined
      ? {}
      : {
          sheets: (audience) =>
            sheets(audience).map((sheet) => ({
              ...sheet,
              about: [...sheet.about, `frozen as “${name}”`],
              frozen: { day, foot },
            })),
        }),
  };
}
