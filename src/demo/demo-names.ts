import { KNOWN_AS, NAME_ORIGINS, type NameOrigin } from "./name-origins.ts";
import type { Seeded } from "./seeded.ts";

export type Sex = "F" | "M";

/** A made-up child's name; `origin` names the list it came from. */
export type DemoName = {
  given: string;
  family: string;
  known: string | null;
  origin: NameOrigin;
};

const ALL_WEIGHTS = NAME_ORIGINS.reduce((sum, origin) => sum + origin.weight, 0);

function originOf(chance: Seeded): NameOrigin {
  let left = chance.share() * ALL_WEIGHTS;
  for (const origin of NAME_ORIGINS) {
    left -= origin.weight;
    if (left < 0) return origin;
  }
  return NAME_ORIGINS[0] as NameOrigin;
}

/** What a child of this name is mostly called, or null when it is the name itself. */
export function knownAs(chance: Seeded, given: string): string | null {
  const known = KNOWN_AS[given];
  return known !== undefined && chance.happens(0.7) ? known : null;
}

export function inventName(chance: Seeded, sex: Sex): DemoName {
  const origin = originOf(chance);
  const given = chance.pick(sex === "F" ? origin.girls : origin.boys);
  const families = sex === "F" ? (origin.girlsFamilies ?? origin.families) : origin.families;
  let family = chance.pick(families);
  // Two parents' names, sometimes of two origins.
  if (chance.happens(0.05)) {
    const other = chance.pick(chance.happens(0.5) ? families : originOf(chance).families);
    if (other !== family) family = `${family}-${other}`;
  }
  return { given, family, known: knownAs(chance, given), origin };
}

type AdultName = { title: string; family: string };

/** Family names of staff with the title they go by, so that nobody is called alike. */
const STAFF_NAMES =
  "Miss Okafor, Mrs Bramhall, Mr Kaczmarek, Mrs Sandhu, Miss Delaney, Mr Thorne, Mrs Yıldız, Miss Penhaligon, Mr Achebe, Mrs Farrow, Miss Lindqvist, Mr Mistry, Mrs O’Rourke, Miss Tembo, Mr Hollingworth, Mrs Costa, Miss Abara, Mr Vaughan, Mrs Lisowska, Miss Ravenscroft, Mr Siddiqui, Mrs Goddard, Miss Moreau, Mr Bevan, Mrs Anand, Miss Skerritt, Mr Petrov, Mrs Osman, Miss Whitlock, Mr Castellano, Mrs Duarte, Miss Gwynne, Mr Rosenfeld, Mrs Mbeki, Miss Fairclough, Mr Tanaka, Mrs Birtwistle, Miss Njoroge, Mr Salvesen, Mrs Quigley, Miss Iordache, Mr Pemberton, Mrs Haque, Miss Trevelyan, Mr Obi, Mrs Laskaris, Miss Cartwright, Mr Devlin, Mrs Sokolova, Miss Amankwah, Mr Whitaker, Mrs Jurić, Miss Peverell, Mr Sharif, Mrs Underhill, Miss Zielonka, Mr Hargreaves, Mrs Nakamura, Miss Ogilvie, Mr Fontaine"
    .split(", ")
    .map((name): AdultName => {
      const [title = "", ...family] = name.split(" ");
      return { title, family: family.join(" ") };
    });

/** "Miss Okafor". A name for the `index`th member of staff, different from all the others. */
export function staffName(index: number): string {
  const name = STAFF_NAMES[index % STAFF_NAMES.length] as AdultName;
  const round = Math.floor(index / STAFF_NAMES.length);
  if (round === 0) return `${name.title} ${name.family}`;
  const second = STAFF_NAMES[(index + round) % STAFF_NAMES.length] as AdultName;
  return `${name.title} ${name.family}-${second.family}`;
}

/** The family name of staff in plain letters, for an id: "Mrs O’Rourke" → "orourke". */
export function plainSurname(name: string): string {
  return name
    .slice(name.indexOf(" ") + 1)
    .toLowerCase()
    .replaceAll("ı", "i")
    .normalize("NFD")
    .replaceAll(/[^a-z-]/g, "");
}
