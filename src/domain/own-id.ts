/** Hexadecimal digits after the author's id: enough that nobody makes one twice. */
const RANDOM = /^[0-9a-f]{12,}$/;

/**
 * An id that says whose it is, `<user>_<random>`, so that a row's key alone decides who may change
 * it. [MO3] [IV2] `random` is twelve or more hexadecimal digits. A key's part has 64 characters at
 * most, and the id of an intervention's session is 9 longer (`sessionKey`): twelve digits leave
 * 42 for the user's, of which a UUID takes 36.
 */
export function ownId(user: string, random: string): string {
  return `${user}_${random}`;
}

/** The user an id belongs to; undefined when it says nothing of the kind. */
export function ownerOf(id: string | undefined): string | undefined {
  const at = id?.lastIndexOf("_") ?? -1;
  if (id === undefined || at < 1 || !RANDOM.test(id.slice(at + 1))) return undefined;
  return id.slice(0, at);
}
