/** Minutes between two meetings of a day, to breathe and to walk over. */
const BETWEEN = 5;
const MIDNIGHT = 24 * 60;

/** The times of a day's meetings, one after another from the first: "13:30", "14:20". Empty: no time. */
export function meetingTimes(first: string, minutes: number, perDay: number): string[] {
  const [hours = 0, past = 0] = first.split(":").map(Number);
  if (first === "") return [];
  return Array.from({ length: perDay }, (_, nth) => hours * 60 + past + nth * (minutes + BETWEEN))
    .filter((minute) => minute < MIDNIGHT)
    .map((minute) => {
      const parts = [Math.floor(minute / 60), minute % 60];
      return parts.map((part) => String(part).padStart(2, "0")).join(":");
    });
}
