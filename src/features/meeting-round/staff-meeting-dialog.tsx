import { type FormEvent, useState } from "react";
import { laterDay } from "../../domain/calendar.ts";
import { bringBack } from "../../domain/changed-fields.ts";
import { type MeetingRound, USUAL_MINUTES } from "../../domain/meeting-round.ts";
import { STAFF_MEETING_KINDS } from "../../domain/meeting-tables.ts";
import { writeMeeting } from "../../domain/meeting.ts";
import {
  changeStaffMeeting,
  removeStaffMeeting,
  saveStaffMeeting,
  type StaffMeeting,
  type StaffMeetingKind,
  writeStaffMeetingKind,
} from "../../domain/staff-meeting.ts";
import { Button } from "../../ui/button.tsx";
import { ChipChoice } from "../../ui/chip-choice.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { SelectField, TextField } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { showToast } from "../../ui/toast.ts";
import { LengthField } from "./meeting-dialog.tsx";
import { PeopleChips } from "./people-chips.tsx";
import type { MeetingsHeld } from "./use-meeting-rounds.ts";
import rows from "../../ui/rows.module.css";

const FORM = "staff-meeting-form";

/** A meeting of a phase, a subject or the whole staff. [MR5] */
export function StaffMeetingDialog({
  held,
  meeting,
  round,
  onClose,
}: {
  held: MeetingsHeld;
  meeting: StaffMeeting | undefined;
  round: MeetingRound | undefined;
  onClose: () => void;
}) {
  const classes = held.classesOf(held.year);
  const [kind, setKind] = useState<StaffMeetingKind>(meeting?.kind ?? "phase");
  const [named, setNamed] = useState(meeting?.name);
  const [on, setOn] = useState(meeting?.on ?? laterDay(round?.from ?? held.today, held.today));
  const [at, setAt] = useState(meeting?.at ?? "");
  const [minutes, setMinutes] = useState(meeting?.minutes ?? USUAL_MINUTES);
  const [subjects, setSubjects] = useState<ReadonlySet<string>>(
    new Set(meeting?.subjects ?? held.subjects.map(({ id }) => id)),
  );
  const [about, setAbout] = useState<ReadonlySet<string>>(
    new Set(meeting?.classes ?? classes.map(({ schoolClass }) => schoolClass.id)),
  );
  const [people, setPeople] = useState<ReadonlySet<string>>(
    new Set(meeting?.people ?? [held.user]),
  );
  const [wrong, setWrong] = useState<string>();
  const name = named ?? writeStaffMeetingKind(kind);

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (subjects.size === 0) return setWrong("Say which subjects the meeting is about.");
    if (about.size === 0) return setWrong("Choose at least one class.");
    const ids = held.subjects.map(({ id }) => id).filter((id) => subjects.has(id));
    const kept: StaffMeeting = {
      id: meeting?.id ?? held.newId(),
      round: meeting?.round ?? round?.id ?? null,
      kind,
      name: name.trim() === "" ? writeStaffMeetingKind(kind) : name,
      classes: classes.map(({ schoolClass }) => schoolClass.id).filter((id) => about.has(id)),
      subject: kind === "subject" && ids.length === 1 ? (ids[0] ?? null) : null,
      subjects: ids,
      on,
      at: at === "" ? null : at,
      minutes,
      people: [...people],
      state: meeting?.state ?? "planned",
    };
    const say = await held.save(
      meeting === undefined ? [saveStaffMeeting(kept)] : changeStaffMeeting(meeting, kept),
    );
    if (say !== undefined) return setWrong(say);
    onClose();
    const back =
      meeting === undefined ? [removeStaffMeeting(kept.id)] : changeStaffMeeting(kept, meeting);
    showToast({
      words: `${kept.name}: ${writeMeeting(kept, held.today)}.`,
      undo: () => void held.save(back),
    });
  }

  async function takeOff(one: StaffMeeting): Promise<void> {
    const say = await held.save([removeStaffMeeting(one.id)]);
    if (say !== undefined) return setWrong(say);
    onClose();
    showToast({
      words: `${one.name} is off.`,
      undo: () => void held.save([bringBack(removeStaffMeeting(one.id))]),
    });
  }

  return (
    <Dialog
      title={meeting === undefined ? "Plan a meeting of the staff" : meeting.name}
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
          <SelectField
            label="Whose meeting"
            value={kind}
            onChange={(event) => setKind(event.target.value as StaffMeetingKind)}
          >
            {STAFF_MEETING_KINDS.map((one) => (
              <option key={one} value={one}>
                {writeStaffMeetingKind(one)}
              </option>
            ))}
          </SelectField>
          <TextField
            label="What it is called"
            value={name}
            maxLength={80}
            onChange={(event) => setNamed(event.target.value)}
          />
        </div>
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
          choices={held.subjects.map(({ id, name: subject }) => ({ id, label: subject }))}
          chosen={subjects}
          onChange={setSubjects}
        />
        <ChipChoice
          label="Classes"
          choices={classes.map(({ schoolClass }) => ({
            id: schoolClass.id,
            label: schoolClass.name,
          }))}
          chosen={about}
          onChange={setAbout}
        />
        <PeopleChips label="Who comes" staff={held.staff} chosen={people} onChange={setPeople} />
        {wrong !== undefined && <Notice kind="look">{wrong}</Notice>}
      </form>
    </Dialog>
  );
}
