import type { Meeting } from "../domain/meeting.ts";
import type { DayNumber } from "./demo-calendar.ts";
import type { DemoClass } from "./demo-classes.ts";

/** Who is about besides the classes' teachers. */
export type DemoAdults = {
  senco: string;
  /** Class → its assistant. */
  assistantOf: (schoolClass: string) => string | undefined;
  nameOf: (user: string) => string;
};

/** A meeting of the demo school that is over, with its class, its day and the round's name. */
export type HeldMeeting = { meeting: Meeting; of: DemoClass; day: DayNumber; round: string };
