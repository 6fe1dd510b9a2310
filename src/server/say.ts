/** What the program says to whoever started it: the only place that writes to the console. */
export function say(sentence: string): void {
  console.log(sentence);
}

/** A sentence about something that went wrong; kept apart so it can be collected apart. */
export function sayWrong(sentence: string): void {
  console.error(sentence);
}
