import { describe, expect, it } from "vitest";
import {
  changeIntervention,
  type Intervention,
  interventionAsBefore,
  interventionOf,
  interventionPlaceOf,
  interventionsOf,
  isToCome,
  putInIntervention,
  removeIntervention,
  saveIntervention,
  supportedOn,
  supportOf,
  takeOutOfIntervention,
} from "../../src/domain/intervention.ts";
import { ownerOf, ownId } from "../../src/domain/own-id.ts";
import { keyParts, tableOf } from "../../src/domain/schema.ts";
import { afterEdits } from "../support/after-edits.ts";
import { PUPILS, row, rowOf, STAFF, TODAY } from "../support/small-school.ts";

const phonics: Intervention = {
  id: ownId(STAFF.senco, "0123456789ab"),
  name: "Phonics catch-up",
  wave: 2,
  subject: "reading",
  leads: "Miss Brandt",
  from: "2026-09-21",
  to: "2026-12-18",
};

describe("interventions", () => {
  it("[IV1] keep the name, the wave, who leads, from when and until when", () => {
    const saved = rowOf(saveIntervention(phonics));
    expect(interventionOf(saved)).toEqual(phonics);
    const fields = tableOf("intervention")!.fields;
    for (const [field, value] of Object.entries(saved.f))
      expect(fields[field]?.(value)).toBeUndefined();
    expect(fields.wave?.(4)).toBeDefined();
    expect(interventionOf(rowOf(removeIntervention(phonics.id)))).toBeUndefined();
    expect(interventionOf(row("intervention", "x", { name: "No beginning" }))).toBeUndefined();
  });

  it("[IV1] stand by wave, then by name, and are offered until their last day", () => {
    const all = [
      { ...phonics, id: "c" },
      { ...phonics, id: "a", name: "Booster" },
      { ...phonics, id: "b", wave: 1 as const },
    ].map((one) => rowOf(saveIntervention(one)));
    expect(interventionsOf(all).map(({ id }) => id)).toEqual(["b", "a", "c"]);
    expect(["2026-12-18", "2026-12-19"].map((day) => isToCome(phonics, day))).toEqual([
      true,
      false,
    ]);
    expect(isToCome({ ...phonics, to: null }, "2030-01-01")).toBe(true);
  });

  it("[IV2] an id says whose it is, also when a user's id has the same letters in it", () => {
    expect(ownerOf(phonics.id)).toBe(STAFF.senco);
    expect(ownerOf(ownId("a_b", "0123456789ab"))).toBe("a_b");
    for (const id of ["phonics", "_0123456789ab", "u_0123", "u_0123456789aB", undefined])
      expect(ownerOf(id)).toBeUndefined();
    const uuid = "0b7c1c1e-93c5-4c6e-9a52-2b8a9d9a0c11";
    expect(keyParts("intervention", ownId(uuid, "0123456789ab"))).toBeDefined();
  });

  it("[IV3] a child is in from a day until the planned end, and out before it when taken out", () => {
    const { amara } = PUPILS;
    const inIt = rowOf(putInIntervention(undefined, amara, phonics, "2026-10-05"));
    expect(interventionPlaceOf(inIt)).toEqual({
      pupil: amara,
      intervention: phonics.id,
      spans: [{ from: "2026-10-05", to: "2026-12-18" }],
    });
    expect(supportedOn(inIt, TODAY)).toBeDefined();
    expect(supportedOn(inIt, "2026-12-19")).toBeUndefined();
    const out = rowOf(takeOutOfIntervention(inIt, amara, phonics.id, TODAY));
    expect(interventionPlaceOf(out)?.spans).toEqual([{ from: "2026-10-05", to: "2026-11-20" }]);
    const slip = rowOf(takeOutOfIntervention(inIt, amara, phonics.id, "2026-10-05"));
    expect(interventionPlaceOf(slip)).toBeUndefined();
    expect(rowOf(interventionAsBefore(inIt, amara, phonics.id)).f).toEqual(inIt.f);
    const open = rowOf(putInIntervention(undefined, amara, { ...phonics, to: null }, TODAY));
    expect(interventionPlaceOf(open)?.spans).toEqual([{ from: TODAY, to: null }]);
  });

  it("[IV4] a new end goes for whoever was in until the old one, and for nobody taken out before", () => {
    const stays = rowOf(putInIntervention(undefined, PUPILS.amara, phonics, "2026-10-05"));
    const joined = rowOf(putInIntervention(undefined, PUPILS.bo, phonics, "2026-10-05"));
    const left = rowOf(takeOutOfIntervention(joined, PUPILS.bo, phonics.id, TODAY));
    const late = rowOf(putInIntervention(undefined, PUPILS.ewan, phonics, "2026-12-14"));
    const other = rowOf(putInIntervention(undefined, PUPILS.amara, { id: "x", to: null }, TODAY));
    const changes = (more: Partial<Intervention>) =>
      changeIntervention(phonics, { ...phonics, ...more }, [stays, left, late, other]);
    const changed = (more: Partial<Intervention>) => changes(more).map(rowOf);
    const renamed = changes({ name: "Sounds daily", leads: null });
    const row = afterEdits(rowOf(saveIntervention(phonics)), ...renamed);
    expect(interventionOf(row)).toMatchObject({ name: "Sounds daily", leads: null });
    const spansWith = (to: string | null) =>
      changed({ to })
        .slice(1)
        .map((one) => interventionPlaceOf(one))
        .map((at) => [at?.pupil, at?.spans.at(-1)?.to]);
    expect(spansWith("2027-03-26")).toEqual([
      [PUPILS.amara, "2027-03-26"],
      [PUPILS.ewan, "2027-03-26"],
    ]);
    expect(spansWith(null).map(([, to]) => to)).toEqual([null, null]);
    // Nobody's time ends before it began.
    expect(spansWith("2026-12-04")).toEqual([[PUPILS.amara, "2026-12-04"]]);
  });

  it("[IV3] a child's support over time: the latest begun first, each time in it a line", () => {
    const { amara, bo } = PUPILS;
    const other = { ...phonics, id: ownId(STAFF.oakTeacher, "0123456789ab"), name: "Talk" };
    const rows = [
      row("intervention-pupil", `${amara}:${phonics.id}`, {
        spans: [
          { from: "2025-09-22", to: "2025-12-12" },
          { from: "2026-10-05", to: null },
        ],
      }),
      row("intervention-pupil", `${amara}:${other.id}`, {
        spans: [{ from: "2026-01-12", to: "2026-03-20" }],
      }),
      row("intervention-pupil", `${amara}:gone`, { spans: [{ from: "2026-01-12", to: null }] }),
      row("intervention-pupil", `${bo}:${other.id}`, { spans: [{ from: "2026-01-12", to: null }] }),
    ];
    const support = supportOf(rows, [phonics, other], amara);
    expect(support.map(({ intervention, span }) => [intervention.name, span.from])).toEqual([
      ["Phonics catch-up", "2026-10-05"],
      ["Talk", "2026-01-12"],
      ["Phonics catch-up", "2025-09-22"],
    ]);
  });
});
