import { type AssessmentPoint, windowOf } from "../../domain/assessment-point.ts";
import { type Day, writeDay } from "../../domain/calendar.ts";
import type { CollectionBudget } from "../../domain/collection-budget.ts";
import type { CollectionRound, MissingWhy, RoundChild } from "../../domain/collection-round.ts";
import { plural } from "../../ui/plural.ts";
import type { SaidDone } from "./use-collection-round.ts";

/** "open until Fri 11 Dec": days, never hours. [CR1] */
export function sayWindow(point: AssessmentPoint, today: Day): string {
  const { opens, closes } = windowOf(point);
  const last = writeDay(closes, today);
  if (today < opens) return `${writeDay(opens, today)} to ${last}`;
  if (today > closes) return `ended ${last}, levels still go in`;
  return closes === today ? "open until today" : `open until ${last}`;
}

/** "July" or a point's name: where the children of a round stood before. */
export function placeBefore(
  children: readonly Pick<RoundChild, "earlier">[],
  points: readonly AssessmentPoint[],
): string {
  const places = new Set(children.flatMap(({ earlier }) => earlier?.point ?? []));
  const [only] = places;
  if (only === undefined || places.size > 1) return "before";
  if (only === "baseline") return "in July";
  return `in ${points.find((point) => point.id === only)?.name ?? only}`;
}

/** "30 children: 3 moved, 2 unchanged, 23 still where they stood in July." Who is missing has a list. */
export function sayRound(
  { counts, children }: CollectionRound & { counts: Readonly<Record<string, number>> },
  points: readonly AssessmentPoint[],
): string {
  const { asked = 0, moved = 0, unchanged = 0, marked = 0, ready = 0 } = counts;
  if (asked === 0) return "Nobody is asked for at this point.";
  const stood = placeBefore(
    children.filter((child) => child.is === "ready"),
    points,
  );
  const parts = [
    moved === 0 ? "" : `${moved} moved`,
    unchanged === 0 ? "" : `${unchanged} unchanged`,
    counts.new === undefined || counts.new === 0 ? "" : `${counts.new} with a first level`,
    marked === 0 ? "" : `${marked} marked`,
    ready === 0 ? "" : `${ready} still where they stood ${stood}`,
  ].filter((part) => part !== "");
  const heads = plural(asked, "child", "children");
  return parts.length === 0 ? `${heads}.` : `${heads}: ${parts.join(", ")}.`;
}

/** Why a child has no level and is not carried forward. [CR5] */
export function sayMissing(why: MissingWhy): string {
  switch (why) {
    case "nothing-before":
      return "no level before";
    case "withdrawn":
      return "level taken away here";
    case "differ":
      return "two judgements before differ";
    case "questioned":
      return "July’s level is questioned";
    default:
      return why satisfies never;
  }
}

/** "Maths is done: you, Tue 8 Dec. Changed since, Wed 9 Dec." [CR7] [CR8] */
export function sayDone(subject: string, { who, on, changed }: SaidDone, today: Day): string {
  const since = changed === undefined ? "" : ` Changed since, ${writeDay(changed, today)}.`;
  return `${subject} is done: ${who}, ${writeDay(on, today)}.${since}`;
}

/** What confirming did, with the children it left because somebody judged them meanwhile. */
export function sayConfirmed(
  way: "confirm" | "undo" | "redo",
  { kept, left }: { kept: number; left: number },
  of: { subject: string; point: string },
): string {
  const judged =
    left === 0
      ? ""
      : ` ${plural(left, "child", "children")} had been judged since and ${left === 1 ? "was" : "were"} left.`;
  if (kept === 0) return `Nothing was changed.${judged}`;
  const where = `in ${of.subject}, ${of.point}`;
  if (way === "undo")
    return `Undone: ${plural(kept, "child has", "children have")} no level ${where} again.${judged}`;
  return `${way === "redo" ? "Done again: " : ""}${kept} confirmed unchanged ${where}.${judged}`;
}

/** "This year you are asked for 270 judgements (30 children, 3 subjects, 3 points); 180 are made." [CR6] */
export function sayBudget(
  { asked, made, children, subjects, points }: CollectionBudget,
  of: { isAsked: boolean; className: string },
): string {
  const who = of.isAsked ? "you are" : `${of.className} is`;
  const { fewest, most } = children;
  const heads =
    fewest === most ? plural(most, "child", "children") : `${fewest} to ${most} children`;
  const sum = `${heads}, ${plural(subjects, "subject")}, ${plural(points, "point")}`;
  const done = made === 0 ? "none is made yet" : `${made} ${made === 1 ? "is" : "are"} made`;
  return `This year ${who} asked for ${plural(asked, "judgement")} (${sum}); ${done}.`;
}
