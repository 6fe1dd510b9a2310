import { useState } from "react";
import { Button, type ButtonKind } from "../ui/button.tsx";
import { later } from "../ui/later.tsx";
import type { ExportSource } from "./export-source.ts";

const ExportDialog = later(() => import("./export-dialog.tsx").then((one) => one.ExportDialog));

/** "Export": what is on the screen as a file on this device, with no network. */
export function ExportButton({
  source,
  kind = "plain",
}: {
  source: ExportSource;
  kind?: ButtonKind;
}) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button kind={kind} onClick={() => setOpen(true)}>
        Export
      </Button>
      {open && <ExportDialog source={source} onClose={() => setOpen(false)} />}
    </>
  );
}
