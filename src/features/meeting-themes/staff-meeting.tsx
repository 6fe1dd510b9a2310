import { type FormEvent, useEffect, useRef, useState } from "react";
import {
  agreeAction,
  finishAction,
  removeAction,
  reopenAction,
  sayHelped,
} from "../../domain/action-edit.ts";
import type { AttainmentFacts } from "../../domain/attainment-facts.ts";
import { usualDue } from "../../domain/meeting-action.ts";
import { LONGEST_ACTION } from "../../domain/meeting-tables.ts";
import { FEWEST_OF_A_THEME, sayTheme } from "../../domain/meeting-themes.ts";
import { writeMeeting } from "../../domain/meeting.ts";
import { stateStaffMeeting, writeStaffMeetingKind } from "../../domain/staff-meeting.ts";
import { keepNotes } from "../../notes/note-binding.ts";
import { ActionAnswers } from "../../ui/action-answers.tsx";
import { Button } from "../../ui/button.tsx";
import { SelectField, TextField } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { showToast } from "../../ui/toast.ts";
import { StaffMeetingPaper } from "./staff-meeting-paper.tsx";
import { StaffMeetingTalk } from "./staff-meeting-talk.tsx";
import type { StaffMeetingHeld, ThemesHeld } from "./use-meeting-themes.ts";
import { VeiledPictures } from "./veiled-pictures.tsx";
import rows from "../../ui/rows.module.css";
import styles from "./meeting-themes.module.css";

const ALL_OF_US = "All of us";

/** What stands in the box is kept first: on paper, and once the meeting is held, it is all there. */
async function keptFirst(): Promise<boolean> {
  const unkept = await keepNotes();
  if (unkept !== undefined) showToast({ words: unkept });
  return unkept === undefined;
}

/** A meeting of a phase, a subject or the whole staff: counts, themes and actions, and no name of a child. [MR5] */
export function StaffMeetingPage({
  held,
  facts,
  themes,
}: {
  held: StaffMeetingHeld;
  facts: AttainmentFacts;
  /** Of the round it belongs to; null: of none, or for somebody who does not see all classes. */
  themes: ThemesHeld | null;
}) {
  const { meeting, today, save } = held;
  const [toPrint, setToPrint] = useState<{ talked: string }>();
  const printed = useRef<typeof toPrint>(undefined);
  useEffect(() => {
    // What was kept just now stands on the paper first.
    if (printed.current === toPrint || toPrint?.talked !== held.talked) return;
    printed.current = toPrint;
    globalThis.print();
  }, [toPrint, held.talked]);
  const say = async (words: string, edit: Parameters<typeof save>[0], back: typeof edit) => {
    const why = await save(edit);
    showToast(why === undefined ? { words, undo: () => void save(back) } : { words: why });
  };
  async function print(): Promise<void> {
    if (!(await keptFirst())) return;
    setToPrint({ talked: await held.readTalked() });
  }
  async function sayHeld(): Promise<void> {
    if (!(await keptFirst())) return;
    const isHeld = meeting.state === "closed";
    await say(
      isHeld ? "Open again." : `${meeting.name} has been held.`,
      [stateStaffMeeting(meeting.id, isHeld ? "planned" : "closed")],
      [stateStaffMeeting(meeting.id, meeting.state)],
    );
  }
  return (
    <div className={rows.page}>
      <div className={rows.head}>
        <h2>{meeting.name}</h2>
        <Button onClick={() => void print()}>Print</Button>
        {held.mayWrite && (
          <Button onClick={() => void sayHeld()}>
            {meeting.state === "closed" ? "Not held yet" : "It has been held"}
          </Button>
        )}
      </div>
      <p className={rows.soft}>
        {writeStaffMeetingKind(meeting.kind)} · {writeMeeting(meeting, today)}
        {meeting.people.length === 0 ? "" : ` · ${meeting.people.map(held.nameOf).join(", ")}`}
      </p>
      <Notice>Keepup names no child on this page: it may stand on the wall.</Notice>
      <VeiledPictures meeting={meeting} facts={facts} />
      {themes !== null && (
        <section className={rows.section} aria-label="From the class meetings">
          <h2>From the class meetings of {themes.round.name}</h2>
          {often([...themes.themes.barriers, ...themes.themes.practice]).length === 0 ? (
            <p className={rows.soft}>
              Nothing has been ticked for {FEWEST_OF_A_THEME} children or more yet; less than that
              is not shown here, so that no child stands out.
            </p>
          ) : (
            <div className={styles.pair}>
              <ThemeList title="What may be in the way" themes={often(themes.themes.barriers)} />
              <ThemeList title="What made the difference" themes={often(themes.themes.practice)} />
            </div>
          )}
        </section>
      )}
      <StaffMeetingTalk held={held} />
      <section className={rows.section} aria-label="What we do">
        <h2>What we do</h2>
        {held.actions.length === 0 && <p className={rows.soft}>Nothing is agreed yet.</p>}
        <ActionAnswers
          actions={held.actions}
          today={today}
          nameOf={held.nameOf}
          childName={() => ""}
          answers={{
            done: (action, done) =>
              void say(
                done ? `Done: ${action.what}` : `Open again: ${action.what}`,
                [done ? finishAction(action, today, held.user) : reopenAction(action)],
                [done ? reopenAction(action) : finishAction(action, action.doneOn ?? today)],
              ),
            helped: (action, helped) =>
              void say(
                "Kept: whether it helped.",
                [sayHelped(action, helped, today)],
                [sayHelped(action, action.helped, action.helpedOn ?? today)],
              ),
          }}
        />
        {held.mayWrite && meeting.state !== "closed" && <AgreeForm held={held} say={say} />}
      </section>
      <StaffMeetingPaper held={held} facts={facts} />
    </div>
  );
}

/** Those of enough children that none stands out. [MW1] */
function often(themes: ThemesHeld["themes"]["barriers"]): ThemesHeld["themes"]["barriers"] {
  return themes.filter(({ pupils }) => pupils.length >= FEWEST_OF_A_THEME);
}

function ThemeList({ title, themes }: { title: string; themes: ThemesHeld["themes"]["barriers"] }) {
  if (themes.length === 0) return null;
  return (
    <div>
      <h3>{title}</h3>
      <ul className={styles.list}>
        {themes.map((theme) => (
          <li key={theme.words}>{sayTheme(theme)}</li>
        ))}
      </ul>
    </div>
  );
}

function AgreeForm({
  held,
  say,
}: {
  held: StaffMeetingHeld;
  say: (
    words: string,
    edits: Parameters<StaffMeetingHeld["save"]>[0],
    back: Parameters<StaffMeetingHeld["save"]>[0],
  ) => Promise<void>;
}) {
  const { meeting, today } = held;
  const [what, setWhat] = useState("");
  const [owner, setOwner] = useState("");
  const [due, setDue] = useState(usualDue(today));

  function agree(event: FormEvent): void {
    event.preventDefault();
    if (what.trim() === "") return;
    const terms = {
      id: held.newId(),
      class: null,
      meeting: meeting.id,
      entries: [],
      children: [],
      subject: meeting.subject,
      kind: "class" as const,
      what,
      wave: null,
      intervention: null,
      owner: owner === "" ? null : owner,
      ownerWords: owner === "" ? ALL_OF_US : null,
      due,
      made: today,
      by: held.user,
      from: null,
    };
    setWhat("");
    void say(
      "Agreed. It stands in the list of whoever does it.",
      [agreeAction(terms, owner === held.user)],
      [removeAction(terms)],
    );
  }

  return (
    <form className={styles.agree} onSubmit={agree}>
      <TextField
        label="Another action"
        hint="About teaching and learning, without a child’s name."
        value={what}
        maxLength={LONGEST_ACTION}
        onChange={(event) => setWhat(event.target.value)}
      />
      <SelectField label="Who" value={owner} onChange={(event) => setOwner(event.target.value)}>
        <option value="">{ALL_OF_US}</option>
        {held.staff.map(({ user, name }) => (
          <option key={user} value={user}>
            {name}
          </option>
        ))}
      </SelectField>
      <TextField
        label="By"
        type="date"
        required
        value={due}
        onChange={(event) => setDue(event.target.value)}
      />
      <Button type="submit">Agree</Button>
    </form>
  );
}
