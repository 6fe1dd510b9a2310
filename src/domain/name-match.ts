import { NICKNAMES } from "./nicknames.ts";
import { plainName } from "./plain-name.ts";
import { type Pupil, shortNames } from "./pupil.ts";

/**
 * What a written name means among the children of a class. `one`: it is that child's name, in any
 * order, with or without accents, by the given or the known name. `several`: it fits more than one.
 * `perhaps`: nobody is called so, but these come near; a person decides. [LI12]
 */
export type NameMatch =
  | { is: "one"; pupil: string }
  | { is: "several" | "perhaps"; pupils: readonly string[] }
  | { is: "none" };

const MOST_SUGGESTED = 3;

type Known = {
  pupil: string;
  /** Full names with their words in order of the alphabet. */
  bags: readonly string[];
  /** The same as written. */
  names: readonly string[];
  firsts: readonly string[];
  family: string;
};

/** Answers names among these children. Nothing is guessed: only `one` may be applied unasked. */
export function nameMatcher(pupils: readonly Pupil[]): (typed: string) => NameMatch {
  const known = pupils.map(knownOf);
  const byName = new Map<string, Set<string>>();
  const put = (name: string, pupil: string) => {
    if (name === "") return;
    const held = byName.get(name);
    if (held === undefined) byName.set(name, new Set([pupil]));
    else held.add(pupil);
  };
  for (const one of known) for (const bag of one.bags) put(bag, one.pupil);
  const shorts = new Map([...shortNames(pupils)].map(([id, name]) => [plainName(name), id]));
  const byFirst = new Map<string, Set<string>>();
  for (const one of known)
    for (const first of one.firsts)
      byFirst.set(first, (byFirst.get(first) ?? new Set()).add(one.pupil));

  return (typed) => {
    const plain = plainWritten(typed);
    if (plain === "") return { is: "none" };
    const short = shorts.get(plain);
    const full = byName.get(bagOf(plain)) ?? new Set<string>();
    if (short !== undefined && (full.size === 0 || full.has(short)))
      return { is: "one", pupil: short };
    const found = full.size > 0 ? full : (byFirst.get(plain) ?? new Set<string>());
    const [only, ...others] = found;
    if (only !== undefined && others.length === 0) return { is: "one", pupil: only };
    if (only !== undefined) return { is: "several", pupils: [...found] };
    const near = known
      .map((one) => ({ pupil: one.pupil, far: farness(one, plain) }))
      .filter(({ far }) => far < Infinity)
      .sort((a, b) => a.far - b.far)
      .slice(0, MOST_SUGGESTED);
    return near.length === 0
      ? { is: "none" }
      : { is: "perhaps", pupils: near.map(({ pupil }) => pupil) };
  };
}

function plainWritten(typed: string): string {
  return plainName(typed.replaceAll(/[,;._/]/g, " "));
}

function bagOf(plain: string): string {
  return plain.split(" ").sort().join(" ");
}

function knownOf(pupil: Pupil): Known {
  const family = plainName(pupil.family);
  const given = plainName(pupil.given);
  const firsts = [...new Set([given, plainName(pupil.known ?? "")])].filter((name) => name !== "");
  const names = [...new Set(firsts.map((first) => `${first} ${family}`.trim()))];
  return { pupil: pupil.id, names, bags: names.map(bagOf), firsts, family };
}

/** How far a written name is from a child's, in letters; Infinity when it is somebody else's. */
function farness(one: Known, plain: string): number {
  const words = plain.split(" ");
  const bag = bagOf(plain);
  let nearest = Infinity;
  const consider = (far: number) => {
    nearest = Math.min(nearest, far);
  };
  for (const [at, name] of one.names.entries()) {
    const own = name.split(" ");
    // One with a middle name more, or a family name less.
    if (own.every((word) => words.includes(word))) consider(0.5);
    if (words.length > 1 && words.every((word) => own.includes(word))) consider(0.6);
    const allowed = Math.min(3, Math.max(1, Math.floor(plain.length / 5)));
    const far = Math.min(distance(bag, one.bags[at] ?? ""), distance(plain, name));
    if (far <= allowed) consider(far);
  }
  const others = words.filter((word) => !one.family.split(" ").includes(word));
  const sameFamily = others.length < words.length || one.family === "";
  if (sameFamily && others.some((word) => one.firsts.some((first) => areNicknames(word, first))))
    consider(0.4);
  if (words.length === 1 && one.firsts.some((first) => areNicknames(plain, first))) consider(0.8);
  if (words.length === 1 && one.family === plain) consider(0.9);
  if (words.length === 1 && plain.length > 3)
    for (const first of one.firsts) if (distance(plain, first) === 1) consider(1);
  return nearest;
}

function areNicknames(word: string, first: string): boolean {
  return word !== first && NICKNAMES.some((group) => group.includes(word) && group.includes(first));
}

/** Letters to change, add, leave out or swap with their neighbour to get from one to the other. */
function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 3) return Infinity;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const swap = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row.push(
        Math.min(
          (last[j] ?? 0) + 1,
          (row[j - 1] ?? 0) + 1,
          (last[j - 1] ?? 0) + Number(a[i - 1] !== b[j - 1]),
          i > 1 && j > 1 && swap ? (beforeLast[j - 2] ?? 0) + 1 : Infinity,
        ),
      );
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? Infinity;
}
