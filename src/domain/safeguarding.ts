/** Said wherever barriers or a child's words are typed. [RN3] Keeping Children Safe in Education: one place for concerns. */
export const SAFEGUARDING =
  "About learning only. A safeguarding concern goes to the designated safeguarding lead, and not in here.";
