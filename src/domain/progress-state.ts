import { expectedRange } from "./expectation.ts";
import { type ProgressLine, type ProgressMoment, termOf } from "./progress-line.ts";
import {
  keyStageOf,
  lastOfTerms,
  type Measure,
  type Measures,
  measuresOf,
} from "./progress-measure.ts";
import { PROGRESS_DEFAULTS, type ProgressSettings } from "./progress-settings.ts";
import { type Season, SEASONS } from "./scale.ts";

/** Worst first; *not enough evidence* stands apart. */
export const LADDER_STATES = [
  "falling-behind",
  "stuck",
  "slow",
  "on-track",
  "good-progress",
  "accelerated",
] as const;
export type ProgressState = (typeof LADDER_STATES)[number] | "not-enough-evidence";

/** The states that are a prompt to look closer. */
export function isConcern(state: ProgressState): boolean {
  return state === "falling-behind" || state === "stuck" || state === "slow";
}

/** Why nothing can be said. [PS5] */
export type TooLittle = "no-level" | "too-new" | "out-of-date" | "no-pace" | "no-start";

type LineStart = "july" | "entry";

/** One line of the list: the state, the line it is measured from, and when it fires. */
type Rule = {
  id: "PS6" | "PS7" | "PS8" | "PS9" | "PS10";
  state: (typeof LADDER_STATES)[number];
  from: LineStart;
  /** `below-start`: lower than at the start, twice. `flat`: no step gained. `lag`: everything else. */
  why: "lag" | "flat" | "below-start";
  fires: (measure: Measure, all: Measures, settings: ProgressSettings) => boolean;
};

/** A state with the rule that fired and what its sentence needs. */
export type ProgressFinding =
  | {
      state: "not-enough-evidence";
      rule: "PS5";
      why: TooLittle;
      last: ProgressMoment | undefined;
    }
  | {
      state: (typeof LADDER_STATES)[number];
      rule: Rule["id"] | "PS11";
      why: Rule["why"];
      last: ProgressMoment;
      measure: Measure;
      from: LineStart;
      /** Measured on the line to an expectation agreed for the child. [PS3] */
      agreed: boolean;
      /** The start or the latest level was given whole: a step either way is uncertain. */
      unsplit: boolean;
    }
  | {
      state: "on-track" | "falling-behind";
      rule: "PS13";
      why: "holding" | "dropped" | "below";
      last: ProgressMoment;
    };

/** Gaining on July's line, or just on it: whoever does is not called slow for what was before. */
const keepsUp = ({ july }: Measures) => july !== undefined && july.lag <= 0;
/** Ahead of the key stage's line: one high July makes nobody slow. */
const isAhead = ({ entry }: Measures) => entry !== undefined && entry.lag <= 0;
const lags = (measure: Measure, now: number, before: number) =>
  measure.lag >= now && measure.before !== undefined && measure.before >= before;

/** A step is a term's work in key stage 1 and two terms' in key stage 2. */
const slowFrom = ({ last }: Measures, set: ProgressSettings) =>
  keyStageOf(last.yearGroup) === 1 ? set.slowKeyStage1 : set.slow;

/** First match wins; the order makes a higher level never a worse state. [PS6]–[PS10] */
const RULES: readonly Rule[] = [
  {
    id: "PS6",
    state: "accelerated",
    from: "july",
    why: "lag",
    fires: ({ gained, lag }, _, set) => gained >= set.accelerated && -lag >= set.clearly,
  },
  {
    id: "PS7",
    state: "good-progress",
    from: "july",
    why: "lag",
    fires: ({ lag }, _, set) => -lag >= set.good,
  },
  {
    id: "PS7",
    state: "good-progress",
    from: "entry",
    why: "lag",
    fires: ({ lag }, all, set) => -lag >= set.wellAhead && (all.july?.lag ?? 0) <= 0,
  },
  {
    id: "PS8",
    state: "falling-behind",
    from: "july",
    why: "below-start",
    fires: (measure, all, set) =>
      measure.lastTwoBelow && measure.lag >= set.before && !isAhead(all),
  },
  {
    id: "PS8",
    state: "falling-behind",
    from: "entry",
    why: "lag",
    fires: (measure, all, set) => lags(measure, set.behind, set.before) && !keepsUp(all),
  },
  {
    id: "PS8",
    state: "falling-behind",
    from: "july",
    why: "lag",
    fires: (measure, all, set) => lags(measure, set.behind, set.before) && !isAhead(all),
  },
  {
    id: "PS9",
    state: "stuck",
    from: "july",
    why: "flat",
    fires: (measure, all, set) => {
      // Where little was agreed for the year, a year without any of it is as flat.
      const enough = Math.min(set.stuck, all.agreed ?? set.stuck);
      return measure.flat && measure.judged > 1 && enough > 0 && measure.lag >= enough;
    },
  },
  {
    id: "PS10",
    state: "slow",
    from: "entry",
    why: "lag",
    fires: (measure, all, set) => lags(measure, slowFrom(all, set), set.before) && !keepsUp(all),
  },
  {
    id: "PS10",
    state: "slow",
    from: "july",
    why: "lag",
    fires: (measure, all, set) => lags(measure, slowFrom(all, set), set.before) && !isAhead(all),
  },
];

/** Fewest terms of judgements before anything is said. [PS5] */
const FEWEST_TERMS = 2;

/**
 * The progress state of one child in one subject as of the latest judgement: a prompt to look, never
 * a label. [PS2]–[PS13] `now`: the term asked about, so that an old level is not taken for today's.
 */
export function progressState(
  line: ProgressLine,
  options: { settings?: ProgressSettings; now?: { year: number; season: Season } } = {},
): ProgressFinding {
  const { settings = PROGRESS_DEFAULTS, now } = options;
  const [first, last] = [line.moments[0], line.moments.at(-1)];
  const nothing = (why: TooLittle): ProgressFinding => ({
    state: "not-enough-evidence",
    rule: "PS5",
    why,
    last,
  });
  if (first === undefined || last === undefined) return nothing("no-level");
  if (now !== undefined && termOf(now.year, now.season) - last.term >= FEWEST_TERMS)
    return nothing("out-of-date");
  if (last.term - first.term < FEWEST_TERMS) return nothing("too-new");
  if (line.scale.kind === "relative") return relativeState(line, last);
  const all = measuresOf(line);
  const only = all?.july ?? all?.entry;
  if (all === undefined || only === undefined)
    return nothing(all?.agreed === undefined && hasFine(line) ? "no-pace" : "no-start");
  if (all.agreed === undefined && keyStageOf(last.yearGroup) === 0) return nothing("no-pace");
  const found = (rule: Omit<Rule, "id" | "fires"> & { id: Rule["id"] | "PS11" }, at: Measure) => ({
    state: rule.state,
    rule: rule.id,
    why: rule.why,
    last,
    measure: at,
    from: rule.from,
    agreed: all.agreed !== undefined,
    unsplit: at.start.unsplit || last.unsplit,
  });
  for (const rule of RULES) {
    const measure = all[rule.from];
    if (measure !== undefined && rule.fires(measure, all, settings)) return found(rule, measure);
  }
  const from = all.july === undefined ? "entry" : "july";
  return found({ id: "PS11", state: "on-track", from, why: "lag" }, only);
}

function hasFine(line: ProgressLine): boolean {
  return line.moments.some((moment) => moment.onFineLadder);
}

/** Staying put is progress here; only falling is worth a look. [PS13] research/domain.md §0. */
function relativeState(line: ProgressLine, last: ProgressMoment): ProgressFinding {
  const moments = lastOfTerms(line);
  const found = (why: "holding" | "dropped" | "below"): ProgressFinding => ({
    state: why === "holding" ? "on-track" : "falling-behind",
    rule: "PS13",
    why,
    last,
  });
  const [third, second] = [moments.at(-3), moments.at(-2)];
  if (third === undefined || second === undefined) return found("holding");
  const start = moments
    .filter((moment) => moment.term < second.term && moment.term >= last.term - SEASONS.length)
    .at(0);
  const under = (moment: ProgressMoment) => {
    const range = expectedRange(line.scale, moment.yearGroup, moment.season);
    return range !== undefined && moment.rung.index < range.lo.index;
  };
  if (start !== undefined && [second, last].every((one) => one.rung.index < start.rung.index))
    return found("dropped");
  return found([third, second, last].every(under) ? "below" : "holding");
}
