import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nameMatcher } from "../../src/domain/name-match.ts";
import { plainName } from "../../src/domain/plain-name.ts";
import { firstName, fullName, type Pupil } from "../../src/domain/pupil.ts";

const pupil = (given: string, family: string, known: string | null = null): Pupil => ({
  id: `${given} ${family}`,
  given,
  family,
  known,
  sex: null,
  born: null,
  upn: null,
  arrived: null,
  left: null,
});
const CLASS = [
  pupil("Amara", "Okoro"),
  pupil("Robert", "Lindqvist", "Bo"),
  pupil("Zoë", "Barnes"),
  pupil("Zoe", "Kaya"),
  pupil("Łucja", "Żak-Nowak"),
  pupil("William", "Hart"),
  pupil("Muhammad", "Ali"),
  pupil("Anna", "de Souza"),
];
const match = nameMatcher(CLASS);
const whose = (typed: string) => {
  const found = match(typed);
  if (found.is === "one") return found.pupil;
  return found.is === "none" ? "none" : `${found.is}: ${found.pupils.join("; ")}`;
};

describe("whose name it is", () => {
  it("[LI12] any order, accents, case and either first name", () => {
    for (const [typed, id] of [
      ["Okoro, Amara", "Amara Okoro"],
      ["okoro amara", "Amara Okoro"],
      ["Bo Lindqvist", "Robert Lindqvist"],
      ["LINDQVIST, Robert", "Robert Lindqvist"],
      ["Zak Nowak Lucja", "Łucja Żak-Nowak"],
      ["Zoe B", "Zoë Barnes"],
      ["De Souza,Anna", "Anna de Souza"],
      ["Amara", "Amara Okoro"],
    ])
      expect([typed, whose(typed!)]).toEqual([typed, id]);
  });

  it("[LI12] a first name two children share is nobody's alone", () => {
    expect(whose("Zoe")).toBe("several: Zoë Barnes; Zoe Kaya");
  });

  it("[LI12] short forms, other spellings, typing slips and middle names are only suggested", () => {
    expect(whose("Billy Hart")).toBe("perhaps: William Hart");
    expect(whose("Mohammed Ali")).toBe("perhaps: Muhammad Ali");
    expect(whose("Amara Okorro")).toBe("perhaps: Amara Okoro");
    expect(whose("Amara Jane Okoro")).toBe("perhaps: Amara Okoro");
    expect(whose("Bob Lindqvist")).toMatch(/^perhaps: Robert Lindqvist/);
    expect(whose("Kaya")).toBe("perhaps: Zoe Kaya");
  });

  it("[LI12] a stranger is nobody", () => {
    for (const typed of ["", "Total", "Priya Raman", "3S", "Class 4B"])
      expect([typed, whose(typed)]).toEqual([typed, "none"]);
  });
});

describe("among any names", () => {
  const NAMES = ["Ana", "Anna", "Zoë", "Jo", "Łucja", "Mary-Ann", "O’Neill", "Li", "Lee", "Ng"];
  const child = fc.record({
    given: fc.constantFrom(...NAMES),
    family: fc.constantFrom(...NAMES),
    known: fc.option(fc.constantFrom(...NAMES)),
  });
  const children = fc
    .array(child, { minLength: 1, maxLength: 12 })
    .map((all) =>
      all.map((one, at) => ({ ...pupil(one.given, one.family, one.known), id: `${at}` })),
    );

  it("[LI12] a full name finds its child, or says that it fits several", () => {
    fc.assert(
      fc.property(children, fc.nat(), fc.boolean(), (all, pick, turned) => {
        const one = all[pick % all.length]!;
        const typed = turned ? `${one.family}, ${firstName(one)}` : fullName(one);
        const found = nameMatcher(all)(typed.toUpperCase());
        // One of the same name may be who is meant by the short name; nobody else ever is.
        const ids = found.is === "one" ? [found.pupil] : found.is === "several" ? found.pupils : [];
        expect(ids.length).toBeGreaterThan(0);
        expect(found.is === "one" || ids.includes(one.id)).toBe(true);
        const bag = (name: string) => plainName(name).split(" ").sort().join(" ");
        const of = all.find(({ id }) => id === ids[0])!;
        const namesOf = [fullName(of), `${of.given} ${of.family}`].map(bag);
        expect(namesOf).toContain(bag(fullName(one)));
      }),
    );
  });

  it("[LI12] nobody is found for certain by letters that are not in a name", () => {
    fc.assert(
      fc.property(children, fc.nat(), fc.nat(), (all, pick, place) => {
        const name = fullName(all[pick % all.length]!);
        const at = place % (name.length + 1);
        expect(nameMatcher(all)(`${name.slice(0, at)}q${name.slice(at)}`).is).not.toBe("one");
      }),
    );
  });
});
