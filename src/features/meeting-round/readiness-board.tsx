import type { Day } from "../../domain/calendar.ts";
import { type LastHeard, sayHeard } from "../../domain/last-heard.ts";
import {
  type LastActions,
  type MeetingReadiness,
  sayLastActions,
  type SubjectReadiness,
} from "../../domain/meeting-readiness.ts";
import { isOver, type MeetingRound } from "../../domain/meeting-round.ts";
import { type Meeting, writeMeeting } from "../../domain/meeting.ts";
import { Button, LinkButton } from "../../ui/button.tsx";
import { plural } from "../../ui/plural.ts";
import { Popover } from "../../ui/popover.tsx";
import type { ClassHere, MeetingsHeld } from "./use-meeting-rounds.ts";
import rows from "../../ui/rows.module.css";
import styles from "./meeting-round.module.css";

/** Where the screens of meetings are. */
export type MeetingHrefs = {
  round: (id: string) => string;
  themes: (round: string) => string;
  prepare: (meeting: Meeting) => string;
  /** Where it is held; undefined where it cannot be. */
  run: ((meeting: Meeting) => string) | undefined;
  /** Once it is closed: its summary. */
  meeting: (meeting: Meeting) => string;
  /** What was agreed in it, to be looked after. */
  actions: (meeting: Meeting) => string;
  staffMeeting: (id: string) => string;
  tracker: (schoolClass: string, subject: string) => string;
};

/** When a class's adults were last heard, by class; undefined: not asked, or no answer. */
export type HeardByClass = ReadonlyMap<string, LastHeard>;

/**
 * How far each class is for its meeting, in year order: its levels, what was agreed last time, and
 * what may still be on its way. [MR3]
 */
export function ReadinessBoard({
  held,
  round,
  classes,
  heard,
  hrefs,
  onMove,
  onPlan,
}: {
  held: MeetingsHeld;
  round: MeetingRound;
  classes: readonly ClassHere[];
  heard: HeardByClass | undefined;
  hrefs: MeetingHrefs;
  onMove: (meeting: Meeting) => void;
  onPlan: (schoolClass: ClassHere) => void;
}) {
  const showsHeard = heard !== undefined && !isOver(round, held.today);
  return (
    <div className={rows.wrap}>
      <table className={[rows.table, styles.board].join(" ")}>
        <caption>
          Classes in year order. Levels are those of this round’s point
          {showsHeard ? "; when a class was last heard is forgotten once the round is over." : "."}
        </caption>
        <thead>
          <tr>
            <th scope="col">Class</th>
            <th scope="col">Meeting</th>
            <th scope="col">Levels missing</th>
            {showsHeard && <th scope="col">Last heard</th>}
            <th scope="col">Last time</th>
            <th scope="col">
              <span className="unseen">Open</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {classes.map((one) => {
            const { schoolClass } = one;
            const meeting = meetingIn(held.meetings, round.id, schoolClass.id);
            const ready = held.readinessOf({
              schoolClass,
              round,
              meeting,
              heard: heard?.get(schoolClass.id),
            });
            return (
              <tr key={schoolClass.id}>
                <th scope="row">{schoolClass.name}</th>
                <td>
                  {meeting === undefined ? (
                    <span className={rows.soft}>No meeting planned</span>
                  ) : (
                    <When
                      meeting={meeting}
                      name={schoolClass.name}
                      today={held.today}
                      onMove={onMove}
                    />
                  )}
                </td>
                <td>
                  {ready === undefined ? null : (
                    <Levels
                      ready={ready}
                      held={held}
                      name={schoolClass.name}
                      trackerHref={(subject) => hrefs.tracker(schoolClass.id, subject)}
                    />
                  )}
                </td>
                {showsHeard && (
                  <td>{sayHeard(ready?.heard, held.today, held.nameOf) || "Not heard yet"}</td>
                )}
                <td>
                  {ready?.last === undefined ? (
                    <span className={rows.soft}>First meeting</span>
                  ) : (
                    <LastTime last={ready.last} name={schoolClass.name} hrefs={hrefs} />
                  )}
                </td>
                <td>
                  {meeting === undefined ? (
                    <Button
                      aria-label={`Plan a meeting for ${schoolClass.name}`}
                      onClick={() => onPlan(one)}
                    >
                      Plan
                    </Button>
                  ) : (
                    <MeetingLink meeting={meeting} name={schoolClass.name} hrefs={hrefs} />
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** What became of what was agreed last time; it leads to those actions, to be looked after. [MR3] */
function LastTime({ last, name, hrefs }: { last: LastActions; name: string; hrefs: MeetingHrefs }) {
  const says = sayLastActions(last).replace(/^Last time: /, "");
  if (last.total === 0) return <>{says}</>;
  return (
    <a className={styles.last} href={hrefs.actions(last.meeting)} aria-label={`${name}: ${says}`}>
      {says}
    </a>
  );
}

/** The meeting of a class in a round; where two were planned apart, the first that is held. */
export function meetingIn(
  meetings: readonly Meeting[],
  round: string,
  schoolClass: string,
): Meeting | undefined {
  return meetings.find((one) => one.round === round && one.class === schoolClass);
}

function When({
  meeting,
  name,
  today,
  onMove,
}: {
  meeting: Meeting;
  name: string;
  today: Day;
  onMove: (meeting: Meeting) => void;
}) {
  const words = writeMeeting(meeting, today);
  if (meeting.state === "closed") return <>{words}</>;
  return (
    <>
      <Button
        kind="quiet"
        aria-label={`Move the meeting of ${name}: ${words}`}
        onClick={() => onMove(meeting)}
      >
        {words}
      </Button>
      {/* A button is not on paper; the day is. */}
      <span className={styles.paper} aria-hidden="true">
        {words}
      </span>
    </>
  );
}

const STATE_WORDS: Record<Meeting["state"], string> = {
  planned: "Prepare",
  prepared: "Prepared",
  closed: "Summary",
};

/** The way to where a meeting is: prepare it, look at what is prepared, or its summary. */
function MeetingLink({
  meeting,
  name,
  hrefs,
}: {
  meeting: Meeting;
  name: string;
  hrefs: MeetingHrefs;
}) {
  const words = STATE_WORDS[meeting.state];
  const href = meeting.state === "closed" ? hrefs.meeting(meeting) : hrefs.prepare(meeting);
  return (
    <LinkButton href={href} aria-label={`${words}: ${name}`}>
      {meeting.state === "prepared" && <span aria-hidden="true">✓</span>}
      {words}
    </LinkButton>
  );
}

/** "Complete", or per subject how many levels are missing and whose. */
export function Levels({
  ready,
  held,
  name,
  trackerHref,
}: {
  ready: MeetingReadiness;
  held: Pick<MeetingsHeld, "subjects" | "childName">;
  name: string;
  trackerHref: (subject: string) => string;
}) {
  if (ready.complete) return <span className={styles.complete}>✓ None</span>;
  const missing = ready.subjects.filter((one) => one.missing.length > 0);
  if (missing.length === 0) return <span className={rows.soft}>No levels are asked for</span>;
  return (
    <ul className={styles.missing}>
      {missing.map((one) => (
        <li key={one.subject}>
          <Missing of={one} held={held} name={name} trackerHref={trackerHref} />
        </li>
      ))}
    </ul>
  );
}

function Missing({
  of,
  held,
  name,
  trackerHref,
}: {
  of: SubjectReadiness;
  held: Pick<MeetingsHeld, "subjects" | "childName">;
  name: string;
  trackerHref: (subject: string) => string;
}) {
  const subject = held.subjects.find(({ id }) => id === of.subject)?.name ?? of.subject;
  const count = of.missing.length;
  const said = `${subject} ${count === of.asked ? "all " : ""}${count}`;
  return (
    <Popover
      title={`${name}, ${subject}: no level yet`}
      label={`${name}: ${count === of.asked ? said : `${said} of ${of.asked}`} levels missing`}
      align="start"
      buttonClass={styles.missingButton}
      button={said}
    >
      <div className={styles.panel}>
        <p>
          {plural(of.missing.length, "child has", "children have")} no level in {subject} yet
          {of.saidDone ? ", though it was said that all are in" : ""}:
        </p>
        <p>{of.missing.map(({ id }) => held.childName(id)).join(", ")}</p>
        <a href={trackerHref(of.subject)}>
          Open {name} {subject}
        </a>
      </div>
    </Popover>
  );
}
