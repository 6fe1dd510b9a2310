/** Letters that are no base letter with a mark, as an English reader files them. */
const FILED_AS: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "d",
  þ: "th",
  ħ: "h",
  ı: "i",
  ł: "l",
  ŋ: "n",
};

/** Names with nothing to take away, as most are: a class is sorted by them at every judgement. */
const PLAIN_BUT_FOR_CASE = /^[a-z0-9]+(?: [a-z0-9]+)*$/i;

/**
 * A name as it is filed and found: no accents, no case, no punctuation, single spaces. "O’Brien" and
 * "OBrien", "Zoë" and "ZOE" come to the same. Only for comparing; names are kept as written. [N3]
 */
export function plainName(name: string): string {
  if (PLAIN_BUT_FOR_CASE.test(name)) return name.toLowerCase();
  return (
    name
      .normalize("NFKD")
      .toLowerCase()
      .replaceAll(/[ßæœøđðþħıłŋ]/g, (letter) => FILED_AS[letter] ?? letter)
      // Accents stand apart after NFKD, so they go with the punctuation.
      .replaceAll(/[^\p{L}\p{N}\s-]/gu, "")
      .replaceAll(/[\s-]+/g, " ")
      .trim()
  );
}
