import type { Role } from "../domain/schema.ts";

/** A verb of the rail: what one does at school with Keepup. Only those that work are there. */
export type Verb = { label: string; href: string; isHere: (location: string) => boolean };

const TRACK: Verb = {
  label: "Track",
  href: "/",
  isHere: (location) => location === "/" || location.startsWith("/class"),
};
const SET_UP: Verb = {
  label: "Set up",
  href: "/set-up",
  isHere: (location) => location.startsWith("/set-up"),
};

/** The verbs a role has: setting up belongs to the office and, in part, to leaders. */
export function verbsFor(role: Role): readonly Verb[] {
  if (role === "governor") return [{ ...TRACK, label: "Look" }];
  return role === "administrator" || role === "senior-leader" ? [TRACK, SET_UP] : [TRACK];
}
