export const SCHOOL_DAY: string;
export function calendarShift(): number;
export function moveCalendar(shift: number): void;
