/** Chance that comes out the same every time: everything it gives follows from what it was seeded with. */
export type Seeded = {
  /** From 0 up to, not including, 1. */
  share(): number;
  /** A whole number, both ends included. */
  whole(low: number, high: number): number;
  happens(probability: number): boolean;
  pick<T>(from: readonly T[]): T;
  /** Bell-shaped around `mean`; about two in three are within `spread`, and none beyond 3.5 of it. */
  bell(mean: number, spread: number): number;
  /** Lower-case hexadecimal digits; at 20 and more, two are never the same in practice. */
  hex(digits: number): string;
};

/**
 * Each list of words and numbers seeds a stream of its own, so that drawing one more number for one
 * child leaves every other child as it was. 128 bits of state: ids do not meet in a large school.
 */
export function seeded(...from: readonly (string | number)[]): Seeded {
  let [a, b, c, d] = spread(from.join("\u001f"));
  const next = (): number => {
    const out = (a + b + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + out;
    return out >>> 0;
  };
  for (let round = 0; round < 12; round++) next();
  const share = () => next() / 2 ** 32;
  const whole = (low: number, high: number) => low + Math.floor(share() * (high - low + 1));
  return {
    share,
    whole,
    happens: (probability) => share() < probability,
    pick: <T>(from: readonly T[]) => from[whole(0, from.length - 1)] as T,
    bell: (mean, spread) => {
      const radius = Math.sqrt(-2 * Math.log(1 - share()));
      const drawn = radius * Math.cos(2 * Math.PI * share());
      return mean + spread * Math.min(Math.max(drawn, -3.5), 3.5);
    },
    hex: (digits) => {
      let text = "";
      while (text.length < digits) text += next().toString(16).padStart(8, "0");
      return text.slice(0, digits);
    },
  };
}

/** Four starting numbers from a text, each stirred by every character of it. */
function spread(text: string): [number, number, number, number] {
  const lanes: [number, number, number, number] = [0x2545f491, 0x6a09e667, 0x3c6ef372, 0x510e527f];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    lanes[0] = Math.imul(lanes[0] ^ unit, 0x01000193);
    lanes[1] = Math.imul(lanes[1] ^ (unit + lanes[0]), 0x5bd1e995);
    lanes[2] = Math.imul(lanes[2] ^ (unit + (lanes[1] >>> 7)), 0x27d4eb2f);
    lanes[3] = Math.imul(lanes[3] ^ (unit + (lanes[2] >>> 5)), 0x165667b1);
  }
  return lanes;
}
