/**
 * What came of something that only the school's server can do. A refusal and a server that cannot be
 * reached are answers, with a sentence for the person who asked; nothing was changed by either.
 */
export type Answer<T> =
  | { is: "done"; value: T }
  /** `isNowhere`: the server has nothing at the address, as one that is older than what is asked. */
  | { is: "refused"; say: string; field?: string; isNowhere?: true }
  | { is: "unreachable"; say: string };
