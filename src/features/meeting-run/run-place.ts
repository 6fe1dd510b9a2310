import {
  besideItem,
  itemKey,
  type RunItem,
  type RunOrder,
  type RunSection,
} from "../../domain/meeting-running.ts";

/** Where in a running meeting one is: its beginning, a child in a subject, or its end. */
export type RunPlace = "start" | "close" | { pupil: string; subject: string };

/** What is looked at beside the meeting, and comes back to it. */
export type RunLook =
  | { is: "grid"; pupil: string; subject: string }
  | { is: "child"; pupil: string };

/** What an address says of a running meeting, so that Back and a reload find the same. [RN5] */
export type RunAddress = { place: RunPlace; order: RunOrder; look: RunLook | undefined };

/** The address as a search: the place is `start`, `close`, `<pupil> <subject>`. */
export function writeRunAddress({ place, order, look }: RunAddress): string {
  const said = new URLSearchParams({ at: typeof place === "string" ? place : itemKey(place) });
  if (order === "children") said.set("order", order);
  if (look !== undefined) {
    said.set("look", look.is);
    said.set("child", look.pupil);
    if (look.is === "grid") said.set("subject", look.subject);
  }
  return said.toString();
}

/** Reads {@link writeRunAddress}; what it does not know is the meeting’s beginning, by table. */
export function readRunAddress(search: string): RunAddress {
  const said = new URLSearchParams(search);
  const order = said.get("order") === "children" ? "children" : "tables";
  return { place: placeIn(said.get("at") ?? ""), order, look: lookIn(said) };
}

function placeIn(written: string): RunPlace {
  if (written === "close") return "close";
  const [pupil, subject] = written.split(" ");
  return pupil === undefined || subject === undefined ? "start" : { pupil, subject };
}

function lookIn(said: URLSearchParams): RunLook | undefined {
  const [is, pupil] = [said.get("look"), said.get("child") ?? ""];
  if (is === "grid") return { is, pupil, subject: said.get("subject") ?? "" };
  return is === "child" && pupil !== "" ? { is, pupil } : undefined;
}

/** The item of a place: in a list child by child, whatever subject of the child is open. */
export function itemAt(
  sections: readonly RunSection[],
  place: RunPlace,
  order: RunOrder,
): RunItem | undefined {
  if (typeof place === "string") return undefined;
  const items = sections.flatMap((section) => section.items);
  return items.find(
    (one) => one.pupil === place.pupil && (order === "children" || one.subject === place.subject),
  );
}

/**
 * The place before or after. `path`: the keys of the list as it was when the place was chosen, so that
 * a child who was moved to another table meanwhile takes nobody along.
 */
export function placeBeside(of: {
  sections: readonly RunSection[];
  place: RunPlace;
  order: RunOrder;
  path: readonly string[];
  way: 1 | -1;
}): RunPlace | undefined {
  const { sections, place, order, path, way } = of;
  const items = sections.flatMap((section) => section.items);
  const end = (item: RunItem | undefined): RunPlace =>
    item === undefined ? (way === 1 ? "close" : "start") : placeOf(item);
  if (place === "start") return way === 1 ? end(items[0]) : undefined;
  if (place === "close") return way === 1 ? undefined : end(items.at(-1));
  const here = itemAt(sections, place, order);
  const key = here === undefined ? itemKey(place) : itemKey(here);
  const at = path.indexOf(key);
  if (at < 0) return end(here === undefined ? items[0] : besideItem(sections, key, way));
  const onward = way === 1 ? path.slice(at + 1) : path.slice(0, at).reverse();
  for (const one of onward) {
    const item = items.find((held) => itemKey(held) === one);
    if (item !== undefined) return placeOf(item);
  }
  return end(undefined);
}

function placeOf({ pupil, subject }: RunItem): RunPlace {
  return { pupil, subject };
}
