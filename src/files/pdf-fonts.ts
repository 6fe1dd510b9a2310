import regular from "./fonts/inter-regular.ttf?inline";
import semibold from "./fonts/inter-semibold.ttf?inline";

/** The letters a PDF carries with it, as base64, from the program itself. See docs/decisions. */
export const pdfFonts = {
  normal: regular.slice(regular.indexOf(",") + 1),
  bold: semibold.slice(semibold.indexOf(",") + 1),
};
