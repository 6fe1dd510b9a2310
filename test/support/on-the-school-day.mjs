// Given to the built server with `--import`: it takes its day from the tests.
import { calendarShift, moveCalendar } from "./school-calendar.mjs";

moveCalendar(calendarShift());
