import { useState } from "react";
import { schoolDay, schoolTime, writeDay } from "../../domain/calendar.ts";
import { sayAddition } from "../../domain/meeting-since.ts";
import type { MeetingSummary } from "../../domain/meeting-summary.ts";
import { Button } from "../../ui/button.tsx";
import { SelectField, TextArea } from "../../ui/field.tsx";
import type { ClosedMeeting } from "./use-meeting-summary.ts";
import styles from "./meeting-summary.module.css";

/** What came after the meeting was closed, and the way to add to it. [ML2] */
export function SummaryAdditions({
  held,
  summary,
}: {
  held: ClosedMeeting;
  summary: MeetingSummary;
}) {
  const [pupil, setPupil] = useState("");
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<string>();
  const names = new Map(summary.children.map(({ id, name }) => [id, name]));
  if (held.additions.length === 0 && !held.mayAdd) return null;
  async function add(): Promise<void> {
    if (text.trim() === "") return setProblem("Write down what came later.");
    const why = await held.add(pupil === "" ? null : pupil, text);
    setProblem(why);
    if (why === undefined) setText("");
  }
  return (
    <section className={styles.part} aria-label="Added later">
      <h2>Added later</h2>
      {held.additions.length > 0 && (
        <ol className={styles.lines}>
          {held.additions.map((one) => (
            <li key={one.id}>
              {sayAddition(one, (pupil) => names.get(pupil) ?? "A child")}
              <small>
                {one.by === held.user ? "You" : held.staffName(one.by)},{" "}
                {writeDay(schoolDay(one.at), held.today)} at {schoolTime(one.at)}
              </small>
            </li>
          ))}
        </ol>
      )}
      {held.mayAdd && (
        <form
          className={styles.add}
          onSubmit={(event) => {
            event.preventDefault();
            void add();
          }}
        >
          <SelectField
            label="About"
            value={pupil}
            onChange={(event) => setPupil(event.target.value)}
          >
            <option value="">{summary.about.class}</option>
            {summary.children.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectField>
          <TextArea
            label="A correction, or what came later"
            hint="The summary stays as it is; this stands beside it."
            rows={2}
            value={text}
            maxLength={4000}
            wrong={problem}
            onChange={(event) => {
              setText(event.target.value);
              setProblem(undefined);
            }}
          />
          <Button type="submit">Add</Button>
        </form>
      )}
    </section>
  );
}
