import type { ExportTable } from "./export-table.ts";
import { type MeetingAction, writeActionKind } from "./meeting-action.ts";

const HELPED_WORDS = { yes: "Yes", some: "Somewhat", no: "No" } as const;
const STATE_WORDS = { open: "Open", done: "Done", dropped: "Dropped" } as const;

/** Names that an action itself does not hold. */
export type ActionNames = {
  child: (id: string) => string;
  class: (id: string) => string;
  subject: (id: string) => string;
  meeting: (id: string) => string;
  intervention: (id: string) => string;
  owner: (action: Pick<MeetingAction, "owner" | "ownerWords">) => string;
  before: (action: MeetingAction) => string;
};

/** Actions as a file holds them: a row each, in the order shown. [AL3] */
export function actionTable(actions: readonly MeetingAction[], names: ActionNames): ExportTable {
  return {
    name: "Actions",
    columns: [
      { key: "action", words: "Action" },
      { key: "children", words: "Children" },
      { key: "class", words: "Class" },
      { key: "subject", words: "Subject" },
      { key: "where", words: "Where" },
      { key: "wave", words: "Wave" },
      { key: "intervention", words: "Intervention" },
      { key: "who", words: "Who" },
      { key: "taken_on", words: "Taken on" },
      { key: "agreed", words: "Agreed" },
      { key: "meeting", words: "Meeting" },
      { key: "due", words: "Due" },
      { key: "state", words: "State" },
      { key: "done_on", words: "Done on" },
      { key: "reason", words: "Reason if dropped" },
      { key: "helped", words: "Did it help?" },
      { key: "before_and_after", words: "Before and after" },
    ],
    rows: actions.map((one) => [
      one.what,
      one.children.map(names.child).join(", "),
      one.class === null ? "Staff" : names.class(one.class),
      one.subject === null ? null : names.subject(one.subject),
      writeActionKind(one.kind),
      one.wave,
      one.intervention === null ? null : names.intervention(one.intervention),
      names.owner(one),
      one.accepted?.on ?? null,
      one.made,
      one.meeting === null ? null : names.meeting(one.meeting),
      one.due,
      STATE_WORDS[one.state],
      one.doneOn,
      one.why,
      one.helped === null ? null : HELPED_WORDS[one.helped],
      names.before(one),
    ]),
  };
}
