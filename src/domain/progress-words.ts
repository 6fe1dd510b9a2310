import { writeTerm } from "./calendar.ts";
import { rungsOf, writeLevel } from "./level.ts";
import { julyBefore, type ProgressLine, type ProgressMoment } from "./progress-line.ts";
import { isFloor } from "./progress-measure.ts";
import type { ProgressFinding, TooLittle } from "./progress-state.ts";
import type { Rung, Scale } from "./scale.ts";

/** "1½", "½", "3": to the nearest half step. */
export function writeSteps(steps: number): string {
  const halves = Math.round(Math.abs(steps) * 2);
  const whole = Math.floor(halves / 2);
  if (halves % 2 === 0) return String(whole);
  return whole === 0 ? "½" : `${whole}½`;
}

/** "1 step", "½ a step", "2½ steps". */
export function saySteps(steps: number): string {
  const size = writeSteps(steps);
  if (size === "½") return "½ a step";
  return `${size} ${size === "1" ? "step" : "steps"}`;
}

/** "July", "the end of Year 2", "Autumn 2025": where a line starts. */
function sayStart(
  line: ProgressLine,
  start: ProgressMoment,
  last: ProgressMoment,
  year: number,
): string {
  if (start === julyBefore(line, last)) return last.year === year ? "July" : `July ${last.year}`;
  if (start.season !== "summer") return writeTerm(start.year, start.season);
  return start.yearGroup === 0 ? "the end of Reception" : `the end of Year ${start.yearGroup}`;
}

const TOO_LITTLE: Readonly<Record<TooLittle, string>> = {
  "no-level": "No level yet.",
  "too-new": "Two terms of levels are needed before anything can be said.",
  "out-of-date": "", // Said with its term.
  "no-pace": "",
  "no-start": "There is no earlier level to measure from.",
};

/**
 * The rule that fired, in a sentence about the work and never about the child: "No step gained since
 * July; expected 1½ by now." `year`: the academic year it is read in, so that in September nobody
 * takes the July before last for the last one. [PS14]
 */
export function sayState(
  line: ProgressLine,
  finding: ProgressFinding,
  year = finding.last?.year ?? 0,
): string {
  const { last } = finding;
  if (finding.rule === "PS5") {
    if (finding.why === "out-of-date" && last !== undefined)
      return `No level since ${writeTerm(last.year, last.season)}.`;
    if (finding.why === "no-pace" && last !== undefined)
      return line.moments.some((moment) => moment.onFineLadder)
        ? "P levels have no general pace; an expectation can be agreed."
        : "Nothing is expected before Year 1.";
    return TOO_LITTLE[finding.why];
  }
  if (finding.rule === "PS13") {
    if (finding.why === "dropped")
      return `Lower than before at two points running: ${writeLevel(line.scale, finding.last.value)} now.`;
    if (finding.why === "below") return "Below what is expected at three points running.";
    return "Holding their place, which is expected progress on this scale.";
  }
  const { measure, agreed, unsplit } = finding;
  const { start, gained, expected } = measure;
  const since = sayStart(line, start, finding.last, year);
  const whole = unsplit ? " A level was given whole, so a step is uncertain." : "";
  const then =
    finding.last.year === year ? "now" : writeTerm(finding.last.year, finding.last.season);
  const aim = agreed ? " on the way to what was agreed" : ` by ${then}`;
  if (isFloor(start))
    return `${sayPlaces(line.scale, finding.last, start, expected, since)}${aim}.${whole}`;
  const expectation = Math.round(expected * 2) === 0 ? "none" : writeSteps(expected);
  return `${sayGain(line.scale, finding.last, gained, since)}; expected ${expectation}${aim}.${tail(finding)}${whole}`;
}

function sayGain(scale: Scale, last: ProgressMoment, gained: number, since: string): string {
  if (gained > 0) return `${saySteps(gained)} gained since ${since}`;
  if (gained === 0) return `No step gained since ${since}`;
  return `${saySteps(gained)} down since ${since}, at ${writeLevel(scale, last.value)}`;
}

function writeRung(rung: Rung): string {
  return rung.band === undefined ? rung.label : rung.code;
}

/** The floor is no step, so from there places are named: "Below L1 in July, 1L now; 1S expected". */
function sayPlaces(
  scale: Scale,
  last: ProgressMoment,
  start: ProgressMoment,
  expected: number,
  since: string,
): string {
  const index = Math.max(0, Math.round(start.height + expected));
  const there = rungsOf(scale)[index];
  const now = last.rung === start.rung ? "still there" : `${writeLevel(scale, last.value)} now`;
  const at = /^(?:July|the end)/.test(since)
    ? `at ${since}`.replace("at July", "in July")
    : `in ${since}`;
  return `${start.rung.label} ${at}, ${now}; ${there === undefined ? "" : writeRung(there)} expected`;
}

/** What the numbers alone do not say. */
function tail(finding: Extract<ProgressFinding, { measure: unknown }>): string {
  const { state, why } = finding;
  if (why === "below-start") return " Lower than July at two points running.";
  if (state === "accelerated") return " A level or more in the year.";
  return state === "slow" || state === "falling-behind" ? " Behind at the point before too." : "";
}
