/**
 * One step of a schedule. Plain data, so that a failing schedule can be written down; its numbers
 * are taken modulo what there is when it runs, so that any part of a schedule is a schedule too.
 */
export type Command = Step & {
  /** Milliseconds that pass for everyone before it. */
  wait: number;
};

/** A machine with a browser, and which of its two tabs. */
type At = { machine: number; tab: number };

/** What one edit asks for, in numbers. */
export type Wish = { kind: WishKind; who: number; where: number; what: number };
/** The same of a pupil progress meeting. */
export type MeetingWish = Omit<Wish, "kind"> & { kind: MeetingWishKind };
export const WISH_KINDS = [
  "judge",
  "judge-unseen",
  "resolve",
  "withdraw",
  "aim",
  "moderate",
  "name-point",
  "name-pupil",
  "name-class",
  "new-pupil",
  "freeze-school",
  "freeze-class",
  "put-snapshot-aside",
  "write",
  "strike-out",
  "replace-note",
] as const;
export type WishKind = (typeof WISH_KINDS)[number];

export const MEETING_WISH_KINDS = [
  "plan-meeting",
  "speak-of",
  "move-entry",
  "tick",
  "agree",
  "answer",
  "accept",
  "close",
  "close-again",
  "add",
] as const;
export type MeetingWishKind = (typeof MEETING_WISH_KINDS)[number];

/** What becomes of a request on its way to the school and of the answer on its way back. */
export const FATES = [
  "arrives",
  "request-lost",
  "reply-lost",
  "arrives-twice",
  "late-copy",
  "portal-page",
  "proxy-page",
  "cut-short",
  "server-crash-before-commit",
  "server-crash-after-commit",
] as const;
export type Fate = (typeof FATES)[number];

export type Step =
  /** A person edits: one edit, or several at once. */
  | ({ do: "edit"; wishes: readonly (Wish | MeetingWish)[] } & At)
  /** One whole exchange, or several after one another. */
  | ({ do: "sync"; fate: Fate; limit: number; rounds: number } & At)
  /** An exchange is begun and its request stays on the way, while other things happen. */
  | ({ do: "begin"; limit: number } & At)
  /** Something on the way moves on: to the school, or back to the device. */
  | { do: "move"; which: number; fate: Fate }
  /** The office changes who may see and judge. */
  | ({ do: "arrange"; how: Arrangement; who: number; where: number } & At)
  /** A leader locks or unlocks an assessment point. */
  | ({ do: "lock"; point: number; open: boolean } & At)
  /** A machine's clock is wrong from now on, by this many milliseconds. */
  | { do: "clock"; machine: number; skew: number }
  | ({ do: "reload" } & At)
  /** The process dies at its nth write from now; a new one is started by the next command there. */
  | ({ do: "crash"; after: number } & At)
  | { do: "wipe-cache"; machine: number }
  | { do: "wipe-all"; machine: number }
  /** The machine's disk is copied onto another machine. */
  | { do: "clone"; machine: number; onto: number }
  /** The cache loses what it wrote since a while ago, as in a power cut; the outbox does not. */
  | { do: "power-cut"; machine: number }
  | { do: "backup" }
  | { do: "restore" }
  /** The school's Keepup is newer: a row of a table, or a field, that the devices do not know. */
  | { do: "newer-server"; where: number; field: boolean }
  /** A device's Keepup is newer than the school's: it sends what the school does not know. */
  | ({ do: "newer-app"; where: number; field: boolean } & At)
  /** An app of a year ago sends changes with an older schema version. */
  | ({ do: "older-app"; where: number } & At)
  /** Whoever is signed in leaves, and another person signs in on the same browser. */
  | { do: "change-person"; machine: number; to: number }
  | { do: "sign-out"; machine: number }
  | { do: "expire"; machine: number }
  | { do: "erase"; pupil: number }
  | ({ do: "corrupt"; row: number } & At)
  | ({ do: "digest" } & At)
  /** An administrator takes, or declines, what is in quarantine. */
  | { do: "settle"; which: number; accept: boolean }
  /** A request that no honest app makes. */
  | { do: "hostile"; how: Hostility; where: number };

export const ARRANGEMENTS = [
  "move-pupil",
  "give-class",
  "take-class",
  "change-role",
  "leave",
  "return",
] as const;
export type Arrangement = (typeof ARRANGEMENTS)[number];

export const HOSTILITIES = [
  "id-reuse",
  "wrong-person",
  "other-school",
  "nonsense",
  "frozen-again",
] as const;
export type Hostility = (typeof HOSTILITIES)[number];
