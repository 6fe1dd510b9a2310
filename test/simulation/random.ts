/** Chance from a seed: the same seed gives the same numbers on every machine. */
export class Random {
  #state: Uint32Array;

  constructor(seed: number) {
    // Splitmix fills the four words, so that neighbouring seeds have nothing in common.
    let word = seed >>> 0;
    this.#state = Uint32Array.from({ length: 4 }, () => {
      word = (word + 0x9e3779b9) >>> 0;
      let mixed = word;
      mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
      mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
      return (mixed ^ (mixed >>> 16)) >>> 0;
    });
    for (let warm = 0; warm < 8; warm++) this.word();
  }

  /** 32 random bits (xoshiro128**). */
  word(): number {
    const s = this.#state as Uint32Array & { 0: number; 1: number; 2: number; 3: number };
    const rotated = Math.imul(s[1], 5);
    const result = Math.imul((rotated << 7) | (rotated >>> 25), 9) >>> 0;
    const shifted = s[1] << 9;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= shifted;
    s[3] = (s[3] << 11) | (s[3] >>> 21);
    return result;
  }

  /** A whole number from 0 up to, not including, `end`. */
  below(end: number): number {
    return Math.floor((this.word() / 2 ** 32) * end);
  }

  between(least: number, most: number): number {
    return least + this.below(most - least + 1);
  }

  chance(of: number): boolean {
    return this.word() / 2 ** 32 < of;
  }

  pick<T>(from: readonly T[]): T {
    return from[this.below(from.length)] as T;
  }

  /** One of the names, as often as its weight says. */
  weighted<T extends string>(weights: Readonly<Record<T, number>>): T {
    const names = Object.keys(weights) as T[];
    let left = this.below(names.reduce((sum, name) => sum + weights[name], 0));
    for (const name of names) {
      left -= weights[name];
      if (left < 0) return name;
    }
    return names.at(-1) as T;
  }
}

/**
 * Puts seeded chance where the platform's is (change ids, device ids). The platform's is given
 * back by the function returned.
 */
export function seedChance(random: Random): () => void {
  const { crypto } = globalThis;
  const roll = Math.random;
  const fill = (array: ArrayBufferView): unknown => {
    const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
    for (let at = 0; at < bytes.length; at++) bytes[at] = random.word() >>> 24;
    return array;
  };
  Object.defineProperty(crypto, "getRandomValues", { value: fill, configurable: true });
  Math.random = () => random.word() / 2 ** 32;
  return () => {
    // What stands on the object itself hides the platform's; without it, that is seen again.
    Reflect.deleteProperty(crypto, "getRandomValues");
    Math.random = roll;
  };
}
