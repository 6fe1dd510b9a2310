import type { Role } from "./schema.ts";

const NAMES: Record<Role, string> = {
  administrator: "Administrator",
  "senior-leader": "Senior leader",
  senco: "SENCO",
  "subject-leader": "Subject leader",
  teacher: "Teacher",
  assistant: "Teaching assistant",
  governor: "Governor",
};

export function writeRole(role: Role): string {
  return NAMES[role];
}

const MEANINGS: Record<Role, string> = {
  administrator: "Sees every child, looks after the roll, classes and people.",
  "senior-leader": "Sees every child, judges where needed, closes assessment points.",
  senco: "Sees every child; judges in the classes they teach.",
  "subject-leader": "Sees every child; judges in the classes they teach.",
  teacher: "Sees and judges the children of their own classes.",
  assistant: "Sees the children of their classes; judges only if the school says so.",
  governor: "Sees no child: only figures that leaders publish.",
};

/** What a role lets a person see and do, in one sentence. [AC1] [AC2] */
export function sayRole(role: Role): string {
  return MEANINGS[role];
}
