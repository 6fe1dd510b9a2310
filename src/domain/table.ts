import type { Guard } from "./guard.ts";

/**
 * Who may change a table: leave of the office, of leaders, by teaching the child or (collectors)
 * anybody of the class, or (moderators) so or by answering for a subject or for needs, each their own
 * rows alone. Planners are the same people when they decide what a child is given. Leadership is
 * whoever sees every child; class-adults whoever sees the class's scope, and pupil-adults leadership
 * and whoever teaches the child: assistants as for judging. Class-teachers are those who see the
 * class's scope but assistants; pupil-listeners all who see the child's. Actions: class-teachers, or
 * leadership for the staff's; whoever else sees one writes what became of it.
 */
export type Writers =
  | "office"
  | "leaders"
  | "judges"
  | "collectors"
  | "moderators"
  | "planners"
  | "leadership"
  | "class-adults"
  | "pupil-adults"
  | "class-teachers"
  | "pupil-listeners"
  | "actions";

export type Table = {
  /**
   * `school`: scope `s`. `staff`: scope `t`. `leaders`: scope `l`. `class`, `pupil`, `restricted`: the
   * key begins with the id of a class or child, and the scope is that class's, that child's, or what
   * of that child senior leaders and the SENCO alone see.
   */
  of: "school" | "staff" | "leaders" | "class" | "pupil" | "restricted";
  /** Parts of the key, joined with ":". */
  key: readonly KeyPart[];
  /** Field → what its value may be. */
  fields: Readonly<Record<string, Guard>>;
  /** Whether rows hold cells of judgements. */
  cells?: true;
  /** Sections of text that people write apart and that merge. Such a table has no other fields. [NT1] */
  notes?: readonly string[];
  /** Of those, what an assistant who sees the child writes in even where they may not judge. [NT8] */
  openSections?: readonly string[];
  /**
   * A row is written once, whole, with at least these fields, and nothing but an erasure changes it
   * ever after. [SN1]
   */
  once?: readonly string[];
  /** The field that lists what is said of children, each with its `id`: an erasure takes them out. */
  children?: string;
  /**
   * Fields of words about those children: they go with the last of them, and what comes for them later
   * too. The first is one that may not be empty, so that an empty one tells of it. [SY14]
   */
  wordsOfChildren?: readonly string[];
  /**
   * A field with a list of things that are for those children, each named by its `id` in this one of
   * a child's parts: their words go with the last child that names them. [SY14]
   */
  thingsForChildren?: { in: string; list: string; words: string; named: string };
  writers: Writers;
  /**
   * The field `by` says who wrote. `always`: every change names its own author there. [CR9] [TG4]
   * [PS20] `made`: it says who made the row, whose id is then that person's own (`own-id.ts`); nobody
   * else's change says anything there. [MA14] [MV3] `own`: a row without that field, which only the
   * person writes whose id its id bears. [ML5]
   */
  signed?: "always" | "made" | "own";
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
