import type { Phrase } from "./phrase.ts";

/**
 * Phrases to begin with, until the school has its own. About learning and never about adults or
 * homes; none is a label for a child. [PH1]
 */
const WORDS: Readonly<Record<Phrase["kind"], readonly string[]>> = {
  difference: [
    "Knew exactly what the next step was",
    "Talked ideas through before writing",
    "Heard read several times a week",
    "Worked in a small group on one thing",
    "Used equipment or pictures to see the maths",
    "Had feedback in the lesson and acted on it",
    "Practised little and often",
    "Was shown a worked example first",
    "Chose books they wanted to read",
    "Home and school practised the same thing",
    "Explained their thinking to a partner",
    "Attendance has been better",
  ],
  barrier: [
    "Gaps in number facts",
    "Place value is not secure yet",
    "Decoding takes most of the effort",
    "Reads accurately, and loses the meaning",
    "Vocabulary for the subject",
    "Getting started without help",
    "Sentences and punctuation",
    "Handwriting takes the time that ideas need",
    "Listening to and keeping several instructions",
    "Confidence to have a go",
    "Lessons missed",
    "New to English",
    "Sees or hears less than they need to",
    "Work is not at the right step yet",
  ],
  action: [
    "Read with an adult four times a week",
    "Small group before the lesson, three mornings a week",
    "Ten minutes of number facts a day",
    "Rehearse sentences aloud before writing",
    "Check understanding first in each lesson",
    "Word bank for each new topic",
    "Equipment on the table in every maths lesson",
    "Sit with a partner who explains well",
    "Meet the family to agree one thing to practise",
    "Look at attendance together with the family",
    "Ask the SENCO to observe",
    "Ask the speech and language service for advice",
    "Check hearing and sight with the family",
    "Share what worked at the next staff meeting",
  ],
};

/** Shipped phrases that are about one subject, by their words: beside another they come last. */
const ABOUT: Readonly<Record<string, string>> = {
  "Used equipment or pictures to see the maths": "maths",
  "Gaps in number facts": "maths",
  "Place value is not secure yet": "maths",
  "Ten minutes of number facts a day": "maths",
  "Equipment on the table in every maths lesson": "maths",
  "Heard read several times a week": "reading",
  "Chose books they wanted to read": "reading",
  "Decoding takes most of the effort": "reading",
  "Reads accurately, and loses the meaning": "reading",
  "Read with an adult four times a week": "reading",
  "Talked ideas through before writing": "writing",
  "Sentences and punctuation": "writing",
  "Handwriting takes the time that ideas need": "writing",
  "Rehearse sentences aloud before writing": "writing",
};

/** Whether a phrase is about another subject than this one. [PH1] */
export function isOfAnother(words: string, subject: string): boolean {
  const about = ABOUT[words];
  return about !== undefined && about !== subject;
}

const KINDS = ["difference", "barrier", "action"] as const;

export const SHIPPED_PHRASES: readonly Phrase[] = KINDS.flatMap((kind) =>
  WORDS[kind].map((words, at) => ({ id: `${kind}-${at + 1}`, kind, words, own: false })),
);

/** Prompts for a talk with a child about learning. ISP handbook §2.6, in our own words. [MV2] */
export const TALK_PROMPTS: readonly string[] = [
  "What have you learned lately that you are pleased with?",
  "Show me something you can do now that you could not do before.",
  "How do you know you have got better at it?",
  "What helps you most when something is hard?",
  "What gets in the way of your learning?",
  "What would you like to get better at next?",
  "What could we do to help you with that?",
];
