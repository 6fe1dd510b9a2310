/** "MO" of Miss Ola Okafor: the first letters of the first and the last name, titles aside. */
export function initialsOf(name: string): string {
  const words = name
    .split(/\s+/)
    .filter((word) => word !== "" && !/^(mr|mrs|miss|ms|mx|dr)\.?$/i.test(word));
  const letters = words.length > 1 ? [words[0], words.at(-1)] : words;
  return letters.map((word) => word?.[0]?.toUpperCase() ?? "").join("") || "?";
}
