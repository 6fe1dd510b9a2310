import { createElement } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import type { AttainmentFacts } from "../../src/domain/attainment-facts.ts";
import { applyChange, emptyRow, type Row } from "../../src/domain/change.ts";
import { nextClock } from "../../src/domain/clock.ts";
import { reviewViews } from "../../src/domain/review-set.ts";
import { SCHEMA_VERSION } from "../../src/domain/schema.ts";
import { scopeOf } from "../../src/domain/scope.ts";
import { freeze, openSnapshot, snapshotOf } from "../../src/domain/snapshot.ts";
import { AttainmentGridScreen } from "../../src/features/attainment-grid/attainment-grid.tsx";
import "../../src/ui/base.css";

let given: { facts: AttainmentFacts; records: readonly Row[] } | undefined;

function give(facts: AttainmentFacts, records: readonly Row[]): void {
  given = { facts, records };
}

/** Freezes a review set into rows, opens it from them, and draws its first view into the page. */
function ours(): number {
  if (given === undefined) throw new Error("The bench gave no facts");
  const begun = performance.now();
  const views = reviewViews(given.facts);
  const about = { id: "set", class: null, name: "Review set", note: "", at: 0, by: "head" };
  const snapshot = { ...about, views, waiting: 0, seenBy: ["head"], versionOf: null };
  const h = nextClock(undefined, Date.now());
  const rows = freeze({ snapshot, ...given }).map(({ t, k, set }, at) =>
    applyChange(
      emptyRow(t, k, scopeOf(t, k) ?? ""),
      { id: String(at).padStart(32, "0"), t, k, op: "set", f: set, h, sv: SCHEMA_VERSION },
      { by: "head", dev: "", at: 0 },
    ),
  );
  const kept = rows.find(({ t }) => t === "snapshot");
  const head = kept && snapshotOf(kept);
  const opened =
    head &&
    openSnapshot(
      head,
      rows.filter(({ t }) => t === "snapshot-part"),
    );
  if (opened?.is !== "whole") throw new Error("The snapshot does not open");
  const [view] = views;
  if (view === undefined) throw new Error("There is nothing to draw");
  const { search } = view.options as { search: string };
  const room = document.getElementById("app");
  if (room === null) throw new Error("There is no room");
  const root = createRoot(room);
  const { facts } = opened;
  const props = { facts, search, onSearch: () => {}, title: "Whole school" };
  flushSync(() => root.render(createElement(AttainmentGridScreen, props)));
  room.getBoundingClientRect();
  const taken = performance.now() - begun;
  if (document.querySelector("[data-grid-row]") === null) throw new Error("Nothing was drawn");
  root.unmount();
  return taken;
}

/** The same facts to text and back. */
function floor(): number {
  const begun = performance.now();
  const { children } = JSON.parse(JSON.stringify(given?.facts)) as AttainmentFacts;
  const taken = performance.now() - begun;
  if (children.length === 0) throw new Error("Nobody came back");
  return taken;
}

Object.assign(globalThis, { bench: { give, ours, floor } });
