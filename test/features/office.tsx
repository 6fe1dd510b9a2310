import { render, screen as page } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ReactNode } from "react";
import type { Device } from "../../src/storage/open-device.ts";
import { DeviceProvider } from "../../src/storage/use-live.ts";
import { type View, viewOf } from "../../src/storage/view.ts";
import { Toasts } from "../../src/ui/toasts.tsx";
import { levelDevice, Profile, SchoolByWire } from "../support/school-by-wire.ts";

/** A screen on the device of one of the small school's people, which has everything they may see. */
export async function showOn(
  user: string,
  screen: ReactNode,
): Promise<{ device: Device; view: View }> {
  const device = await levelDevice(await SchoolByWire.open(), new Profile("office"), user);
  showDevice(device, screen);
  return { device, view: viewOf(device) };
}

/** A screen on a device that is there already. */
export function showDevice(device: Device, screen: ReactNode): ReturnType<typeof render> {
  return render(
    <DeviceProvider device={device}>
      <main>{screen}</main>
      <Toasts />
    </DeviceProvider>,
  );
}

/** Presses Undo of the latest toast. */
export async function undo(): Promise<void> {
  const [latest] = page.getAllByRole("button", { name: "Undo" }).slice(-1);
  if (latest !== undefined) await userEvent.click(latest);
}
