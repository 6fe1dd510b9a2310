import { expect, it } from "vitest";
import {
  readRunAddress,
  type RunAddress,
  writeRunAddress,
} from "../../../src/features/meeting-run/run-place.ts";

it("[RN5] an address holds the child or table one is at and what is looked at beside", () => {
  const place = { pupil: "p-bo", subject: "maths" };
  const addresses: RunAddress[] = [
    { place: "start", order: "tables", look: undefined },
    { place: "close", order: "children", look: { is: "grid", pupil: "", subject: "reading" } },
    { place, order: "children", look: { is: "grid", pupil: "p-bo", subject: "maths" } },
    { place, order: "tables", look: { is: "child", pupil: "p-bo" } },
  ];
  for (const one of addresses) expect(readRunAddress(writeRunAddress(one))).toEqual(one);
});

it("[RN5] an address that says nothing is the beginning, table by table", () => {
  const start = { place: "start", order: "tables", look: undefined };
  for (const search of ["", "at=nobody", "look=child", "look=other&child=p-bo"])
    expect(readRunAddress(search)).toEqual(start);
});
