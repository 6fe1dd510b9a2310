import { drawingToSvg } from "../pictures/drawing-to-svg.ts";
import type { Drawing } from "../pictures/drawing.ts";
import type { Palette } from "../pictures/palette.ts";

/** A drawing as an SVG file, which stays sharp at any size and can be edited. */
export function svgFile(drawing: Drawing, palette: Palette): Blob {
  return new Blob([drawingToSvg(drawing, palette)], { type: "image/svg+xml" });
}
