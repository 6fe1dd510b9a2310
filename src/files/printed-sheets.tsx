import { useContext } from "react";
import { DrawingView } from "../pictures/drawing-view.tsx";
import { greyPalette } from "../pictures/palette.ts";
import { sheetDrawing } from "../pictures/sheet.ts";
import { PaperSheet } from "../ui/paper-sheet.tsx";
import { usePrinting } from "../ui/use-printing.ts";
import { audiencesFor, type ExportSource } from "./export-source.ts";
import { LetterheadContext } from "./letterhead-here.ts";
import styles from "./printed-sheets.module.css";

/** What the browser's own print puts on paper of a screen: its sheets, and nothing around them. [EX13] */
export function PrintedSheets({ source }: { source: ExportSource }) {
  const head = useContext(LetterheadContext);
  const printing = usePrinting();
  const [audience] = audiencesFor(source, head);
  if (!printing || audience === undefined || source.sheets === undefined) return null;
  const turned = source.turned ?? "landscape";
  const sheets = source.sheets(audience);
  return (
    <PaperSheet turned={turned}>
      {sheets.map((sheet, at) => {
        const on = { paper: { size: "A4", turned }, page: at + 1, pages: sheets.length } as const;
        const drawing = sheetDrawing(sheet, head, on);
        return (
          <div key={`${at} ${drawing.title}`} className={styles.page}>
            <DrawingView drawing={drawing} palette={greyPalette} />
          </div>
        );
      })}
    </PaperSheet>
  );
}
