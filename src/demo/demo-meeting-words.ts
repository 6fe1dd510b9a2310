import type { Wave } from "../domain/intervention.ts";
import type { ActionKind } from "../domain/meeting-action.ts";

/** The school's own phrases, beside the shipped ones. */
export const OWN_PHRASES = [
  { kind: "barrier", words: "Times tables beyond 5 are slow to come" },
  { kind: "barrier", words: "Writes as it sounds, and rarely reads it back" },
  { kind: "difference", words: "Reads to the Year 6 partner every Tuesday" },
  { kind: "action", words: "Number club, Monday lunch" },
] as const;

export const DIFFERENCES: Readonly<Record<string, readonly string[]>> = {
  reading: ["Heard read several times a week", "Chose books they wanted to read"],
  writing: ["Talked ideas through before writing", "Had feedback in the lesson and acted on it"],
  maths: ["Used equipment or pictures to see the maths", "Practised little and often"],
};
export const BARRIERS: Readonly<Record<string, readonly string[]>> = {
  reading: [
    "Decoding takes most of the effort",
    "Reads accurately, and loses the meaning",
    "Lessons missed",
  ],
  writing: [
    "Sentences and punctuation",
    "Getting started without help",
    "Writes as it sounds, and rarely reads it back",
  ],
  maths: [
    "Gaps in number facts",
    "Place value is not secure yet",
    "Times tables beyond 5 are slow to come",
  ],
};

/** What was written of a child, about learning. */
export const EVIDENCE: Readonly<Record<string, readonly string[]>> = {
  reading: [
    "Reading record: four short entries in six weeks.",
    "Retold the chapter in order, with the why.",
  ],
  writing: [
    "Two pieces in the book; the longer one was begun together.",
    "Three pieces, all finished alone.",
  ],
  maths: [
    "Unit task: the sums right, the problems not begun.",
    "Explained two ways to find the difference.",
  ],
};
export const BARRIER_TEXTS: Readonly<Record<string, readonly string[]>> = {
  reading: ["Sounds out each word and has forgotten the start by the end of the line."],
  writing: ["Has the ideas when we talk, and a blank page five minutes later."],
  maths: ["Counts on in ones; above 20 the counting goes wrong."],
};
export const DIFFERENCE_TEXTS: Readonly<Record<string, readonly string[]>> = {
  reading: ["The dog books. Took the next one home without being asked."],
  writing: ["Says the sentence aloud first, every time, since half-term."],
  maths: ["The bead string: saw tens, and has not looked back."],
};

export const SUCCESSES: readonly string[] = [
  "The class reads for twenty minutes after lunch and nobody asks when it ends.",
  "Every child in the group finished the story they began.",
  "Number facts: from six children quick with doubles in September to nineteen.",
];

/** What children said about their learning. */
export const VOICES: readonly string[] = [
  "I’m proud of my volcano writing. It helps when I can say it first.",
  "Maths is better with the beads. I want to do bigger take-aways.",
  "I like when we read together. On my own the long words stop me.",
  "I know I got better because my old book is easy now.",
];

export type DemoAction = { kind: ActionKind; what: string; wave: Wave | null; who: DemoOwner };
/** Who does it: the class's teacher, its assistant or the deputy, the SENCO, a visitor. */
export type DemoOwner = "teacher" | "assistant" | "senco" | "deputy" | "visitor";

export const ACTIONS: Readonly<Record<string, readonly DemoAction[]>> = {
  reading: [
    { kind: "class", what: "Hear them read four times a week", wave: 1, who: "assistant" },
    {
      kind: "family",
      what: "Agree with the families which book goes home, and when",
      wave: 1,
      who: "teacher",
    },
    {
      kind: "intervention",
      what: "Reading partners from Year 6, Tuesdays",
      wave: 2,
      who: "deputy",
    },
  ],
  writing: [
    {
      kind: "class",
      what: "Say each sentence aloud before it is written",
      wave: 1,
      who: "teacher",
    },
    {
      kind: "intervention",
      what: "Small group before the lesson, three mornings a week",
      wave: 2,
      who: "assistant",
    },
    {
      kind: "outside",
      what: "Ask the speech and language service for a visit",
      wave: 3,
      who: "senco",
    },
  ],
  maths: [
    { kind: "class", what: "Ten minutes of number facts a day", wave: 1, who: "teacher" },
    { kind: "intervention", what: "Number club, Monday lunch", wave: 2, who: "deputy" },
    {
      kind: "attendance",
      what: "Look at Monday mornings together with the families",
      wave: null,
      who: "deputy",
    },
    {
      kind: "outside",
      what: "Advice from the visiting therapist on listening to instructions",
      wave: 3,
      who: "visitor",
    },
  ],
};
export const SHARED: DemoAction = {
  kind: "class",
  what: "Show at the staff meeting what made the difference",
  wave: null,
  who: "teacher",
};
export const DROPPED: readonly string[] = [
  "The group is full until January",
  "They no longer need it",
];
export const VISITOR = "Ms Calloway, visiting therapist";
