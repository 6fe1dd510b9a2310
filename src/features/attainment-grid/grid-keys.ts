/** The keys of this screen, for `?`. */
export const GRID_KEYS: readonly { keys: string; does: string }[] = [
  { keys: "Arrow keys", does: "go from cell to cell" },
  { keys: "Enter", does: "opens the children behind a cell, a reason or a column" },
  { keys: "Esc", does: "closes the list and goes back to its cell; leaves presenting" },
  { keys: "Home, End", does: "go to the first and the last column" },
  { keys: "Page Up, Page Down", does: "go to the highest and the lowest cell with children" },
  { keys: "+, −, 0", does: "make the picture larger, smaller, and as large as the screen" },
];
