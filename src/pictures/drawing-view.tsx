import { useId } from "react";
import { type Drawing, type Mark, type Pattern } from "./drawing.ts";
import { type Palette, screenPalette } from "./palette.ts";
import { patternStep, patternWeight } from "./pattern-strokes.ts";
import { fitText } from "./text-width.ts";

const step = patternStep;
const rising = `M0,${step}L${step},0`;
const patterns: readonly Pattern[] = ["stripes", "hatch", "dots"];

type DrawingViewProps = {
  drawing: Drawing;
  className?: string;
  /** The screen's own colours unless told. */
  palette?: Palette;
};

/** A drawing on the screen, in the screen's own colours; its figures stand beside it as a table. */
export function DrawingView({ drawing, className, palette = screenPalette }: DrawingViewProps) {
  const id = useId();
  const { width, height, title, marks } = drawing;
  return (
    <svg
      role="img"
      aria-label={title}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      {...(className === undefined ? {} : { className })}
    >
      <defs>
        {patterns.map((pattern) => (
          <pattern
            key={pattern}
            id={`${id}${pattern}`}
            width={step}
            height={step}
            patternUnits="userSpaceOnUse"
          >
            {pattern === "dots" ? (
              <circle cx={step / 2} cy={step / 2} r={patternWeight} fill={palette.rule} />
            ) : (
              <path
                d={pattern === "stripes" ? rising : `${rising}M0,0L${step},${step}`}
                stroke={palette.rule}
                strokeWidth={patternWeight}
                fill="none"
              />
            )}
          </pattern>
        ))}
      </defs>
      {marks.map((mark, at) => (
        <MarkView key={at} mark={mark} id={id} palette={palette} />
      ))}
    </svg>
  );
}

function MarkView({ mark, id, palette }: { mark: Mark; id: string; palette: Palette }) {
  if (mark.kind === "text") {
    const { text, size } = fitText(mark);
    return (
      <text
        x={mark.x}
        y={mark.y}
        fill={palette[mark.ink ?? "ink"]}
        fontSize={size}
        fontWeight={mark.weight === "bold" ? 600 : undefined}
        textAnchor={mark.anchor}
        transform={mark.turn === undefined ? undefined : `rotate(${mark.turn} ${mark.x} ${mark.y})`}
      >
        {text}
      </text>
    );
  }
  const drawn = {
    stroke: mark.stroke === undefined ? undefined : palette[mark.stroke],
    strokeWidth: mark.weight,
    strokeDasharray: mark.dash?.join(" "),
    fill: mark.kind === "line" || mark.fill === undefined ? "none" : palette[mark.fill],
  };
  const over =
    mark.kind === "line" || mark.pattern === undefined
      ? undefined
      : { fill: `url(#${id}${mark.pattern})` };
  switch (mark.kind) {
    case "line":
      return <line x1={mark.x1} y1={mark.y1} x2={mark.x2} y2={mark.y2} {...drawn} />;
    case "rect": {
      const { x, y, width, height, radius: rx } = mark;
      const box = { x, y, width, height, rx };
      return (
        <>
          <rect {...box} {...drawn} />
          {over === undefined ? null : <rect {...box} {...over} />}
        </>
      );
    }
    case "circle": {
      const at = { cx: mark.x, cy: mark.y, r: mark.r };
      return (
        <>
          <circle {...at} {...drawn} />
          {over === undefined ? null : <circle {...at} {...over} />}
        </>
      );
    }
    default:
      return (
        <>
          <path d={mark.d} {...drawn} />
          {over === undefined ? null : <path d={mark.d} {...over} />}
        </>
      );
  }
}
