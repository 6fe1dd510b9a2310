/** Why the program does not start, in one sentence that says what to do. Printed without a stack. */
export class CannotStart extends Error {
  override name = "CannotStart";
}
