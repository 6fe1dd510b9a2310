import type { Ink } from "./drawing.ts";

/** What each ink looks like. */
export type Palette = Readonly<Record<Ink, string>>;

/** The screen's own colours, light or dark, through the tokens. */
export const screenPalette: Palette = {
  ink: "var(--ink)",
  soft: "var(--ink-2)",
  faint: "var(--ink-3)",
  rule: "var(--rule)",
  "rule-strong": "var(--rule-strong)",
  hair: "var(--rule-hair)",
  paper: "var(--paper)",
  sunk: "var(--paper-sunk)",
  band: "var(--on-track-soft)",
  "band-edge": "var(--on-track)",
  accent: "var(--accent)",
  "accent-soft": "var(--accent-soft)",
  above: "var(--above)",
  "above-soft": "var(--above-soft)",
  "on-track": "var(--on-track-ink)",
  "on-track-soft": "var(--on-track-soft)",
  below: "var(--below-ink)",
  "below-soft": "var(--below-soft)",
};

/** Files in colour: the tokens' light values, which a file has to carry itself. */
export const filePalette: Palette = {
  ink: "#1c1f26",
  soft: "#4e525b",
  faint: "#676b74",
  rule: "#cfc9b8",
  "rule-strong": "#8f8a7d",
  hair: "#e4e0d5",
  paper: "#ffffff",
  sunk: "#fbfaf6",
  band: "#e6efe5",
  "band-edge": "#5d8a66",
  accent: "#1f4e79",
  "accent-soft": "#dfe8f0",
  above: "#1d5fa8",
  "above-soft": "#dfe7ef",
  "on-track": "#3f6b48",
  "on-track-soft": "#e6efe5",
  below: "#92590a",
  "below-soft": "#faedd5",
};

/** Files for a grey copier: ink, and greys that stay apart; areas differ by pattern. */
export const greyPalette: Palette = {
  ink: "#000000",
  soft: "#262626",
  faint: "#404040",
  rule: "#8c8c8c",
  "rule-strong": "#404040",
  hair: "#c8c8c8",
  paper: "#ffffff",
  sunk: "#ffffff",
  band: "#ececec",
  "band-edge": "#404040",
  accent: "#000000",
  "accent-soft": "#e0e0e0",
  above: "#000000",
  "above-soft": "#d4d4d4",
  "on-track": "#262626",
  "on-track-soft": "#ececec",
  below: "#000000",
  "below-soft": "#f6f6f6",
};
