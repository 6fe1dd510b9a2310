import "../ui/base.css";
import { createRoot } from "react-dom/client";
import { registerServiceWorker } from "./app-update.ts";
import { App } from "./app.tsx";

const root = document.getElementById("app");
if (root !== null) createRoot(root).render(<App />);
registerServiceWorker();
