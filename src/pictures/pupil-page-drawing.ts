import type { PupilLines } from "../domain/pupil-lines.ts";
import { sayLatest } from "../domain/pupil-words.ts";
import { type Drawing, type Mark, moveMark } from "./drawing.ts";
import { pupilLinesDrawing } from "./pupil-lines-drawing.ts";
import { wrapText } from "./text-width.ts";

const width = 700;

/** One child on one page: a line for each subject, what the child was given, the latest judgements. */
export function pupilPageDrawing(of: {
  name: string;
  subjects: readonly PupilLines[];
  spans: Drawing | undefined;
  /** How far the child got in the school's targets, the latest first, as sentences. [CU6] */
  targets: readonly string[];
  /** The latest judgements, newest first, as sentences. */
  judged: readonly string[];
}): Drawing {
  const marks: Mark[] = [];
  let y = 0;
  const head = (text: string) => {
    marks.push({ kind: "text", x: 0, y: y + 14, text, size: 14, weight: "bold", maxWidth: width });
    y += 22;
  };
  const put = (drawing: Drawing) => {
    const down = y;
    marks.push(...drawing.marks.map((mark) => moveMark(mark, 0, down)));
    y += drawing.height + 14;
  };
  for (const lines of of.subjects) {
    head(`${lines.name}: ${sayLatest(lines)}${aims(lines)}`);
    put(pupilLinesDrawing(lines, { width, rowHeight: 15 }));
  }
  if (of.spans !== undefined) {
    head("Groups and support over time");
    put(of.spans);
  }
  const list = (sentences: readonly string[]) => {
    for (const one of sentences)
      for (const [at, text] of wrapText(one, width - 12, 11.5).entries()) {
        const x = at === 0 ? 0 : 12;
        marks.push({ kind: "text", x, y: y + 11, text, size: 11.5, maxWidth: width });
        y += 16;
      }
  };
  if (of.targets.length > 0) {
    head("Curricular targets");
    list(of.targets);
    y += 14;
  }
  if (of.judged.length > 0) head("Latest judgements");
  list(of.judged);
  return { width, height: Math.max(1, y), title: of.name, marks };
}

/** " Target 4S, predicted 4L." */
export function aims({ target, prediction }: Pick<PupilLines, "target" | "prediction">): string {
  if (target === "" && prediction === "") return "";
  if (prediction === "") return ` Target ${target}.`;
  return target === ""
    ? ` Predicted ${prediction}.`
    : ` Target ${target}, predicted ${prediction}.`;
}
