/**
 * What came of something that only the school's server can do. A refusal and a server that cannot be
 * reached are answers, with a sentence for the person who asked; nothing was changed by either.
 */
export type Answer<T> =
  | { is: "done"; value: T }
  | { is: "refused"; say: string; field?: string }
  | { is: "unreachable"; say: string };
