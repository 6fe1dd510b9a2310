/** How well a passphrase would keep a file closed, with the sentence for whoever is typing it. */
export type PassphraseStrength = {
  is: "too-short" | "easy" | "fair" | "strong";
  /** Whether it may be used. */
  enough: boolean;
  say: string;
};

/** Shorter ones are found by trying. */
export const MIN_PASSPHRASE = 12;
const STRONG_LENGTH = 20;
const STRONG_WORDS = 4;
/** Fewer different characters than this is a pattern. */
const MIN_DIFFERENT = 6;
const RUNS = ["abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "zxcvbnm", "01234567890"];
const COMMON = ["password", "passphrase", "keepup", "letmein", "welcome", "school", "teacher"];

/** The same passphrase however a keyboard writes its letters, and without spaces round it. */
export function plainPassphrase(typed: string): string {
  return typed.normalize("NFKC").trim();
}

/**
 * What a passphrase is worth, in words. `known` are words that others would try first: the person's
 * and the school's name. No list of words can prove a passphrase good; long and unlikely is what counts.
 */
export function judgePassphrase(typed: string, known: readonly string[] = []): PassphraseStrength {
  const text = plainPassphrase(typed);
  if (text.length < MIN_PASSPHRASE)
    return {
      is: "too-short",
      enough: false,
      say: `Too short: at least ${MIN_PASSPHRASE} characters. Four words that do not belong together are easy to keep in mind.`,
    };
  const left = withoutGuessable(text.toLowerCase(), known);
  if (new Set(text.toLowerCase()).size < MIN_DIFFERENT || left.length < MIN_PASSPHRASE / 2)
    return {
      is: "easy",
      enough: false,
      say: "Easy to guess: names, common words and rows of keys are tried first. Take words that nobody would put together.",
    };
  const words = text.split(/[\s\-_.,]+/).filter((word) => word.length > 2);
  const isStrong = text.length >= STRONG_LENGTH || words.length >= STRONG_WORDS;
  return isStrong && left.length >= MIN_PASSPHRASE
    ? { is: "strong", enough: true, say: "Strong." }
    : {
        is: "fair",
        enough: true,
        say: "Fair: good enough for a day or two. One more word makes it strong.",
      };
}

/** What is left when the words that are tried first, and rows of keys, are taken out. */
function withoutGuessable(text: string, known: readonly string[]): string {
  const words = known.flatMap((name) => name.toLowerCase().split(/\W+/));
  let left = text;
  for (const word of [...words.filter((word) => word.length > 2), ...COMMON])
    left = left.replaceAll(word, "");
  for (const run of RUNS)
    for (let length = run.length; length >= 4; length -= 1)
      for (let at = 0; at + length <= run.length; at += 1)
        left = left.replaceAll(run.slice(at, at + length), "");
  return left.replaceAll(/[\s\d\W]/g, "");
}
