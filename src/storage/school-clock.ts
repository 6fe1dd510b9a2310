import type { Device } from "./open-device.ts";
import { shownBy } from "./shown.ts";

/** Milliseconds since 1970 by the school's clock, as far as this device has heard of it. [SN12] */
export async function schoolNow(device: Device): Promise<number> {
  return device.now() + (await shownBy(device.cache)).offset;
}
