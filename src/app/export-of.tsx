import type { ReactNode } from "react";
import { ExportButton } from "../files/export-button.tsx";
import type { ExportSource } from "../files/export-source.ts";

/** What else can be done with a picture, and the button that saves its files where there are any. */
export function exportOf(source: ExportSource | undefined, beside?: ReactNode): ReactNode {
  return (
    <>
      {beside}
      {source !== undefined && <ExportButton source={source} />}
    </>
  );
}
