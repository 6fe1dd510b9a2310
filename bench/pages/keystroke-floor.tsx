import "../../src/ui/base.css";
import { createRoot } from "react-dom/client";
import type { Row } from "../../src/domain/change.ts";
import { InlinedTracker } from "./inlined-tracker.tsx";

function show(rows: readonly Row[], user: string): void {
  const root = document.getElementById("app");
  if (root !== null) createRoot(root).render(<InlinedTracker rows={rows} user={user} />);
}

Object.assign(globalThis, { bench: { show } });
