import { writeDay } from "../../domain/calendar.ts";
import { sayList } from "../../domain/count-words.ts";
import { firstName, type Pupil } from "../../domain/pupil.ts";
import type { NamedHere } from "../../notes/read-named-here.ts";
import rows from "../../ui/rows.module.css";

/** Where a meeting is. */
export type MeetingHref = (meeting: { class: string; id: string }) => string;

/** Texts about a class, a group or others, with the child's name in them, which an erasure leaves as they are. [CN1] */
export function NamedInTexts({
  pupil,
  found,
  today,
  meetingHref,
}: {
  pupil: Pupil;
  found: NamedHere;
  today: string;
  meetingHref: MeetingHref;
}) {
  return (
    <>
      <p>
        {firstName(pupil)}’s name, or that of somebody called the same, also stands in what was
        written about a class, another child or a session. Erasing leaves that as it is:
      </p>
      <ul>
        {found.meetings.map(({ class: id, className, meeting, where, isOff }) => {
          const name =
            meeting === null
              ? `${className}, outside a meeting`
              : `${className}, meeting of ${writeDay(meeting.on, today)}`;
          return (
            <li key={`${id} ${meeting?.id}`}>
              {meeting === null || isOff ? (
                `${name}${isOff ? ", which was called off" : ""}`
              ) : (
                <a href={meetingHref({ class: id, id: meeting.id })}>{name}</a>
              )}
              : in {sayList(where)}
            </li>
          );
        })}
        {found.sessions.map(({ intervention, name, on, isListed }) => (
          <li key={`${intervention} ${on}`}>
            {isListed ? <a href="/plan/interventions">{name}</a> : name}, session of{" "}
            {writeDay(on, today)}
            {!isListed && ", which is not listed any more"}: in what was done
          </li>
        ))}
      </ul>
      <p className={rows.soft}>
        While a meeting is open its notes can be changed there, and actions and sessions under Plan.
        What a closed meeting locked stays. What was written for one that was called off, or of a
        session that is not listed any more, is shown nowhere, and is kept. Initials, and a name in
        the plural, are not found.
      </p>
    </>
  );
}
