import type { Guard } from "./guard.ts";

/**
 * Who may change a table: leave of the office, of leaders, by teaching the child or (collectors)
 * anybody of the class, or (moderators) so or by answering for a subject or for needs, each their own
 * rows alone. Planners are the same people when they decide what a child is given. Leadership is
 * whoever sees every child; class-adults whoever sees the class's scope, assistants as for judging.
 */
export type Writers =
  | "office"
  | "leaders"
  | "judges"
  | "collectors"
  | "moderators"
  | "planners"
  | "leadership"
  | "class-adults";

export type Table = {
  /**
   * `school`: scope `s`. `leaders`: scope `l`. `class`, `pupil`: the key begins with the id of one,
   * and the scope is that class's or child's.
   */
  of: "school" | "leaders" | "class" | "pupil";
  /** Parts of the key, joined with ":". */
  key: readonly KeyPart[];
  /** Field → what its value may be. */
  fields: Readonly<Record<string, Guard>>;
  /** Whether rows hold cells of judgements. */
  cells?: true;
  /**
   * A row is written once, whole, with at least these fields, and nothing but an erasure changes it
   * ever after. [SN1]
   */
  once?: readonly string[];
  /** The field that lists what is said of children, each with its `id`: an erasure takes them out. */
  children?: string;
  writers: Writers;
  /** The field `by` says who wrote, and every change names its own author there. [CR9] [TG4] [PS20] */
  signed?: true;
  /** Said about a person, so sealed on the device. */
  personal: boolean;
  /** The field, or part of the key, that the device finds rows by. */
  foundBy?: string;
};
export type KeyPart =
  | "id"
  /** The one row there is, keyed "school". */
  | "school"
  | "pupil"
  | "user"
  | "class"
  | "group"
  | "subject"
  | "year"
  | "point"
  | "scale"
  | "snapshot"
  /** Counted from 0. */
  | "number";
