import type { ReactNode } from "react";
import { ExportButton } from "../files/export-button.tsx";
import type { ExportSource } from "../files/export-source.ts";
import { PrintedSheets } from "../files/printed-sheets.tsx";

/** What else can be done with a picture, the button that saves its files, and its print by the browser. */
export function exportOf(source: ExportSource | undefined, beside?: ReactNode): ReactNode {
  return (
    <>
      {beside}
      {source !== undefined && <ExportButton source={source} />}
      {source !== undefined && <PrintedSheets source={source} />}
    </>
  );
}
