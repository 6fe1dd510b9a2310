import type { Row } from "./change.ts";
import { clockMs } from "./clock.ts";

/**
 * When a row that is written once was written, in milliseconds since 1970: as its author's device said
 * in `at`, but never later than its stamp, which the school sets right where that device's clock was
 * ahead. [SN12]
 */
export function writtenAt({ f, h }: Pick<Row, "f" | "h">): number {
  const said = typeof f.at === "number" ? f.at : 0;
  return h.at === undefined ? said : Math.min(said, clockMs(h.at.h));
}
