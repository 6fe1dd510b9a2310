import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  readClipboard,
  readTable,
  readText,
  writeTable,
  writeText,
} from "../../../src/features/class-list/list-block.ts";

describe("blocks on the clipboard", () => {
  it("[LI11] tabs, as a spreadsheet copies them, quotes and line ends included", () => {
    expect(readText("3S\t2H\r\n\t4L\r\n")).toEqual([
      ["3S", "2H"],
      ["", "4L"],
    ]);
    expect(readText('"Okoro, ""Ami"""\t3S')).toEqual([['Okoro, "Ami"', "3S"]]);
  });

  it("[LI11] commas or semicolons where every line has as many, and names with a comma as they are", () => {
    expect(readText("Amara Okoro,3S,2H\nBo Lindqvist,2S,2S")).toEqual([
      ["Amara Okoro", "3S", "2H"],
      ["Bo Lindqvist", "2S", "2S"],
    ]);
    expect(readText("Okoro; Amara\nLindqvist; Bo")).toEqual([["Okoro; Amara"], ["Lindqvist; Bo"]]);
    expect(readText("Okoro, Amara\nLindqvist, Bo")).toEqual([["Okoro, Amara"], ["Lindqvist, Bo"]]);
  });

  it("[LI11] a table before the text, merged cells with their words in the first", () => {
    const html =
      "<html><body><!--StartFragment--><table><tr><td colspan=2>Maths</td><td rowspan=2>Name</td></tr>" +
      "<tr><td>Autumn</td><td>Spring&nbsp;</td></tr></table></body></html>";
    expect(readTable(html)).toEqual([
      ["Maths", "", "Name"],
      ["Autumn", "Spring", ""],
    ]);
    const data = { getData: (kind: string) => (kind === "text/html" ? html : "other") };
    expect(readClipboard(data)).toHaveLength(2);
    expect(readTable("<p>no table</p>")).toBeUndefined();
  });

  it("[LI11] what is written is read again, as text and as a table", () => {
    const cell = fc
      .string({ unit: "grapheme", maxLength: 12 })
      .map((text) => text.replaceAll(/[^\p{L}\p{N}\p{P}\p{S}]|[=+\-@]/gu, ""));
    // The last row says something, for a sheet's last line end is no row.
    const block = fc.integer({ min: 2, max: 5 }).chain((width) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), {
        minLength: 1,
        maxLength: 6,
      }),
    );
    fc.assert(
      fc.property(block, (rows) => {
        const closed = [...rows, rows[0]!.map(() => "end")];
        expect(readText(writeText(closed))).toEqual(closed);
        const flat = closed.map((row) => row.map((one) => one.trim()));
        expect(readTable(writeTable(flat))).toEqual(flat);
      }),
    );
  });

  it("[LI11] a name that begins like a formula is text in a spreadsheet", () => {
    expect(readText(writeText([["=1+1", "3S"]]))).toEqual([["'=1+1", "3S"]]);
    expect(writeTable([["=1+1"]])).toContain("mso-number-format");
  });
});
