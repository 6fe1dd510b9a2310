import type { Role } from "../domain/schema.ts";

/** A verb of the rail: what one does at school with Keepup. Only those that work are there. */
export type Verb = { label: string; href: string; isHere: (location: string) => boolean };

const TRACK: Verb = {
  label: "Track",
  href: "/track",
  isHere: (location) =>
    location === "/track" || location.startsWith("/class") || location.startsWith("/child/"),
};
const LOOK: Verb = {
  label: "Look",
  href: "/look",
  isHere: (location) => location.startsWith("/look"),
};
const MEET: Verb = {
  label: "Meet",
  href: "/meet",
  isHere: (location) => location.startsWith("/meet"),
};
const PLAN: Verb = {
  label: "Plan",
  href: "/plan",
  isHere: (location) => location.startsWith("/plan"),
};
const SET_UP: Verb = {
  label: "Set up",
  href: "/set-up",
  isHere: (location) => location.startsWith("/set-up"),
};

/** Roles whose first screen is the picture of the school; the others begin at their class. */
export function beginsAtLook(role: Role): boolean {
  return role === "senior-leader" || role === "senco" || role === "subject-leader";
}

/** The verbs a role has: setting up belongs to the office and, in part, to leaders. */
export function verbsFor(role: Role): readonly Verb[] {
  const home = (verb: Verb): Verb => ({
    ...verb,
    isHere: (location) => location === "/" || verb.isHere(location),
  });
  if (role === "governor") return [{ ...home(LOOK), href: "/" }];
  const first = beginsAtLook(role) ? [TRACK, home(LOOK)] : [home(TRACK), LOOK];
  const verbs = [...first, MEET, PLAN];
  return role === "administrator" || role === "senior-leader" ? [...verbs, SET_UP] : verbs;
}
