import "../../src/ui/base.css";
import { createRoot } from "react-dom/client";
import { App } from "../../src/app/app.tsx";
import type { Row } from "../../src/domain/change.ts";
import { InlinedTracker } from "./inlined-tracker.tsx";

// The whole app is loaded and run as far as its modules go; only its drawing is another.
Object.assign(globalThis, { app: App });

const { rows, user } = JSON.parse(document.getElementById("class")?.textContent ?? "{}") as {
  rows: Row[];
  user: string;
};
const root = document.getElementById("app");
if (root !== null) createRoot(root).render(<InlinedTracker rows={rows} user={user} />);
