import { type FormEvent, useState } from "react";
import { laterDay, writeDay } from "../../domain/calendar.ts";
import { bringBack } from "../../domain/changed-fields.ts";
import { clashes } from "../../domain/meeting-plan.ts";
import { USUAL_MINUTES } from "../../domain/meeting-round.ts";
import {
  changeMeeting,
  type Meeting,
  removeMeeting,
  saveMeeting,
  writeMeeting,
} from "../../domain/meeting.ts";
import { Button } from "../../ui/button.tsx";
import { ChipChoice } from "../../ui/chip-choice.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { SelectField, TextField } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { showToast } from "../../ui/toast.ts";
import { PeopleChips } from "./people-chips.tsx";
import type { ClassHere, MeetingsHeld } from "./use-meeting-rounds.ts";
import rows from "../../ui/rows.module.css";

const FORM = "meeting-form";

/** Lengths of meetings that are offered, in minutes. */
export const LENGTHS: readonly number[] = [20, 30, 40, 45, 60, 75, 90];

/** One class's meeting: when it is, how long, about what and who comes. [MR2] */
export function MeetingDialog({
  held,
  of,
  meeting,
  round,
  onClose,
}: {
  held: MeetingsHeld;
  of: ClassHere;
  /** Undefined for one still to be planned. */
  meeting: Meeting | undefined;
  /** The round it belongs to; null: to none. */
  round: string | null;
  onClose: () => void;
}) {
  const { schoolClass, teachers } = of;
  const inRound = held.rounds.find(({ id }) => id === round);
  const [on, setOn] = useState(meeting?.on ?? laterDay(inRound?.from ?? held.today, held.today));
  const [at, setAt] = useState(meeting?.at ?? "");
  const [minutes, setMinutes] = useState(meeting?.minutes ?? inRound?.minutes ?? USUAL_MINUTES);
  const [subjects, setSubjects] = useState<ReadonlySet<string>>(
    new Set(meeting?.subjects ?? inRound?.subjects ?? held.subjects.map(({ id }) => id)),
  );
  const [people, setPeople] = useState<ReadonlySet<string>>(
    new Set(meeting?.people ?? [...teachers, ...(held.leads ? [held.user] : [])]),
  );
  const [wrong, setWrong] = useState<string>();
  const planned: Meeting = {
    id: meeting?.id ?? "",
    class: schoolClass.id,
    round,
    subjects: held.subjects.map(({ id }) => id).filter((id) => subjects.has(id)),
    on,
    at: at === "" ? null : at,
    minutes,
    people: [...people],
    state: meeting?.state ?? "planned",
  };
  const clash = clashWith(planned, held);

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (on === "") return setWrong("Say on which day the meeting is.");
    if (subjects.size === 0) return setWrong("Say which subjects the meeting is about.");
    const kept = { ...planned, id: meeting?.id ?? held.newId() };
    const say = await held.save(
      meeting === undefined ? [saveMeeting(kept)] : changeMeeting(meeting, kept),
    );
    if (say !== undefined) return setWrong(say);
    onClose();
    const words = `${schoolClass.name}: ${writeMeeting(kept, held.today)}.`;
    const back = meeting === undefined ? [removeMeeting(kept)] : changeMeeting(kept, meeting);
    showToast({ words, undo: () => void held.save(back) });
  }

  async function takeOff(one: Meeting): Promise<void> {
    const say = await held.save([removeMeeting(one)]);
    if (say !== undefined) return setWrong(say);
    onClose();
    showToast({
      words: `The meeting of ${schoolClass.name} is off. What was prepared for it stays with the children.`,
      undo: () => void held.save([bringBack(removeMeeting(one))]),
    });
  }

  return (
    <Dialog
      title={`${meeting === undefined ? "Plan a meeting" : "Meeting"} for ${schoolClass.name}`}
      onClose={onClose}
      foot={
        <>
          {meeting !== undefined && (
            <Button kind="quiet" onClick={() => void takeOff(meeting)}>
              Call it off
            </Button>
          )}
          <Button kind="main" type="submit" form={FORM}>
            {meeting === undefined ? "Plan it" : "Keep"}
          </Button>
        </>
      }
    >
      <form id={FORM} className={rows.form} onSubmit={(event) => void save(event)}>
        <div className={rows.pair}>
          <TextField
            label="Day"
            type="date"
            required
            value={on}
            onChange={(event) => setOn(event.target.value)}
          />
          <TextField
            label="Time"
            type="time"
            value={at}
            onChange={(event) => setAt(event.target.value)}
          />
          <LengthField minutes={minutes} onChange={setMinutes} />
        </div>
        <ChipChoice
          label="About"
          choices={held.subjects.map(({ id, name }) => ({ id, label: name }))}
          chosen={subjects}
          onChange={setSubjects}
        />
        <PeopleChips
          label="Who comes"
          staff={held.staff}
          first={teachers}
          chosen={people}
          onChange={setPeople}
        />
        {clash !== undefined && <Notice>{clash}</Notice>}
        {wrong !== undefined && <Notice kind="look">{wrong}</Notice>}
      </form>
    </Dialog>
  );
}

/** How long: the usual lengths, and whatever it was before. */
export function LengthField({
  minutes,
  onChange,
}: {
  minutes: number;
  onChange: (minutes: number) => void;
}) {
  const offered = [...new Set([...LENGTHS, minutes])].sort((a, b) => a - b);
  return (
    <SelectField
      label="How long"
      value={minutes}
      onChange={(event) => onChange(Number(event.target.value))}
    >
      {offered.map((one) => (
        <option key={one} value={one}>
          {one} minutes
        </option>
      ))}
    </SelectField>
  );
}

/** Says that somebody is in another meeting at that time; a prompt, it can be kept so. [MR7] */
function clashWith(planned: Meeting, held: MeetingsHeld): string | undefined {
  const others = held.meetings.filter(({ id, on }) => id !== planned.id && on === planned.on);
  const found = clashes([planned, ...others]).find(({ meetings }) => meetings[0] === planned.id);
  if (found === undefined) return undefined;
  const other = others.find(({ id }) => id === found.meetings[1]);
  const name = held.classesOf(held.year).find(({ schoolClass }) => schoolClass.id === other?.class)
    ?.schoolClass.name;
  const who = held.nameOf(found.person);
  return `${who === "you" ? "You are" : `${who} is`} in the meeting of ${name ?? "another class"} then (${writeDay(planned.on, held.today)}, ${other?.at ?? ""}).`;
}
