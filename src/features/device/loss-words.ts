import type { Loss } from "../../storage/canary.ts";
import { plural } from "../../ui/plural.ts";

/** What the school knows of one device of this person's. */
export type DeviceAtSchool = {
  id: string;
  seenAt: number;
  changes: number;
  firstAt?: number;
  lastAt?: number;
};

const DAY_MS = 86_400_000;
const LOOK_BACK_DAYS = 30;
/** So many devices of one day each, within a month, are hardly as many computers. */
const MANY = 4;

/** Words for moments and days: "Thu 12 Nov at 15:20", "Thu 12 Nov". */
export type MomentWords = { moment: (ms: number) => string; day: (ms: number) => string };

/**
 * That this device was cleared, what of the work was safe then, and what to do: in that order, and no
 * more than is known. `atSchool` is what the school has from the device it was. [SY50]
 */
export function sayLoss(
  loss: Loss,
  noun: string,
  { moment, day }: MomentWords,
  atSchool?: DeviceAtSchool,
): string[] {
  const sentences = [`This ${noun} had Keepup’s data ${moment(loss.at)} and has lost it since.`];
  if (atSchool?.lastAt !== undefined)
    sentences.push(
      `${plural(atSchool.changes, "change")} of yours had reached school from it, the last ${moment(atSchool.lastAt)}.`,
    );
  if (loss.unsent === 0)
    sentences.push(
      `Nothing was waiting to be sent when it was last looked at, so what you did until then is at school.`,
    );
  else
    sentences.push(
      `${loss.unsent === 1 ? "1 change was" : `${loss.unsent} changes were`} waiting to be sent then, and ${loss.unsent === 1 ? "is" : "are"} lost here unless sent shortly after. If you saved unsent work to a file, read it here.`,
      `Otherwise look at what you judged up to ${day(loss.at)}, and enter what is missing again.`,
    );
  return sentences;
}

/**
 * Whether a person's devices look like one computer that is cleared every night: several in a month,
 * each heard on one day alone. The one who asks is not counted.
 */
export function looksCleared(
  devices: readonly DeviceAtSchool[],
  mine: string,
  nowMs: number,
): number {
  const oneDay = devices.filter(
    ({ id, seenAt, changes, firstAt }) =>
      id !== mine &&
      changes > 0 &&
      firstAt !== undefined &&
      seenAt > nowMs - LOOK_BACK_DAYS * DAY_MS &&
      seenAt - firstAt < DAY_MS,
  );
  return oneDay.length >= MANY ? oneDay.length : 0;
}
