import { type ActionFilter, fits, withoutCarriedOn } from "../../domain/action-list.ts";
import type { Day } from "../../domain/calendar.ts";
import type { MeetingAction } from "../../domain/meeting-action.ts";

/** Whose actions are on the screen, and which of them. Empty: all. */
export type ActionView = {
  whose: "mine" | "class" | "school";
  class: string;
  /** User id, or `=` and the words where somebody without an account does it. */
  person: string;
  meeting: string;
  intervention: string;
};

/** Who does an action, as a view names them; empty: nobody yet. */
export function ownerKey({
  owner,
  ownerWords,
}: Pick<MeetingAction, "owner" | "ownerWords">): string {
  return owner ?? (ownerWords === null ? "" : `=${ownerWords}`);
}

/** The actions a view asks for, in the order given. [MA10] */
export function actionsOf(
  actions: readonly MeetingAction[],
  view: ActionView,
  { user, day }: { user: string; day: Day },
): MeetingAction[] {
  const person = view.whose === "mine" ? user : view.person;
  const filter: ActionFilter = {
    ...(person !== "" && !person.startsWith("=") ? { owner: person } : {}),
    ...(view.whose === "class" ? { class: view.class } : {}),
    ...(view.meeting === "" ? {} : { meeting: view.meeting }),
    ...(view.intervention === "" ? {} : { intervention: view.intervention }),
  };
  return withoutCarriedOn(actions).filter(
    (one) => fits(one, filter, day) && (!person.startsWith("=") || ownerKey(one) === person),
  );
}

/** The view that an address holds; whose is undefined where it does not say. [AL2] */
export function readActionView(
  search: string,
): Omit<ActionView, "whose"> & { whose: ActionView["whose"] | undefined } {
  const asked = new URLSearchParams(search);
  const whose = asked.get("whose");
  return {
    whose: whose === "class" || whose === "school" || whose === "mine" ? whose : undefined,
    class: asked.get("class") ?? "",
    person: asked.get("person") ?? "",
    meeting: asked.get("meeting") ?? "",
    intervention: asked.get("intervention") ?? "",
  };
}

export function writeActionView(view: ActionView): string {
  const held = new URLSearchParams();
  for (const [name, value] of Object.entries(view)) if (value !== "") held.set(name, value);
  return held.toString();
}
