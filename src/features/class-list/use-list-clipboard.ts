import type { ClipboardEvent } from "react";
import type { ListColumn } from "../../domain/class-list.ts";
import { MOST_LINES, readClipboard, writeTable, writeText } from "./list-block.ts";
import type { ListArea, ListCursor } from "./list-cursor.ts";
import type { useListSteps } from "./use-list-steps.ts";
import type { ListView } from "./use-list-view.ts";

/** Copying the selection, and pasting what a spreadsheet copied. [LI9] [LI11] */
export function useListClipboard(of: {
  view: ListView;
  columns: readonly ListColumn[];
  cursor: ListCursor;
  selected: () => { area: ListArea; pupils: readonly string[]; columns: readonly string[] };
  steps: Pick<ReturnType<typeof useListSteps>, "apply" | "say" | "setAsking">;
  onTell: (words: string) => void;
}) {
  const { columns, cursor, selected, onTell } = of;
  const { rows } = of.view;
  const { apply, say, setAsking } = of.steps;

  const onCopy = (event: ClipboardEvent) => {
    event.preventDefault();
    const { area } = selected();
    const names = area.left < 0;
    const shown = rows
      .slice(area.top, area.bottom + 1)
      .map((row) => [
        ...(names ? [row.name] : []),
        ...row.cells.slice(Math.max(area.left, 0), area.right + 1).map((cell) => cell.level),
      ]);
    const heads = columns.slice(0, area.right + 1).map((column) => column.fullName);
    const block = names ? [["Name", ...heads], ...shown] : shown;
    event.clipboardData.setData("text/plain", writeText(block));
    event.clipboardData.setData("text/html", writeTable(block));
    onTell(`Copied ${shown.length} rows${names ? " with names and headings" : ""}`);
  };

  const onPaste = (event: ClipboardEvent) => {
    event.preventDefault();
    const block = readClipboard(event.clipboardData);
    if (block.every((row) => row.every((cell) => cell.trim() === ""))) {
      say("There was nothing to paste. Copy cells in the spreadsheet first.");
      return;
    }
    if (block.length >= MOST_LINES) {
      say(
        `That is ${MOST_LINES} lines or more, which is no class, so nothing was pasted. Copy only this class’s lines.`,
      );
      return;
    }
    // One value goes in like typing; a block is shown first.
    if (block.length === 1 && block[0]?.length === 1) {
      const { pupils, columns } = selected();
      const typed = block[0][0] ?? "";
      const wishes = pupils.flatMap((pupil) => columns.map((column) => ({ pupil, column, typed })));
      if (cursor.at.row >= 0) void apply(wishes, "pasted", "Some cells will not take this");
    } else setAsking({ what: "paste", block });
  };

  return { onCopy, onPaste };
}
