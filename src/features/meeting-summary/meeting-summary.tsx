import { type ReactNode, useContext, useState } from "react";
import { schoolDay, writeDay } from "../../domain/calendar.ts";
import { sayList } from "../../domain/count-words.ts";
import type { MeetingSummary as Summary } from "../../domain/meeting-summary.ts";
import { ExportButton } from "../../files/export-button.tsx";
import { LetterheadContext } from "../../files/letterhead-here.ts";
import { useCloseMeeting } from "../../notes/use-close-meeting.ts";
import { DrawingView } from "../../pictures/drawing-view.tsx";
import { greyPalette } from "../../pictures/palette.ts";
import { sheetDrawing } from "../../pictures/sheet.ts";
import { Button, LinkButton } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PaperSheet } from "../../ui/paper-sheet.tsx";
import { Screen } from "../../ui/screen.tsx";
import { Segments } from "../../ui/segments.tsx";
import { SummaryAdditions } from "./summary-additions.tsx";
import { SummaryForm } from "./summary-form.tsx";
import { type SummaryPart, summarySheets, summarySource, TURNED } from "./summary-paper.ts";
import { SummaryRecap } from "./summary-recap.tsx";
import { type ClosedMeeting, useMeetingSummary } from "./use-meeting-summary.ts";
import styles from "./meeting-summary.module.css";

type MeetingSummaryProps = {
  classId: string;
  meetingId: string;
  /** Where the class's snapshot of the moment is. */
  snapshotHref: (id: string) => string;
  meetingsHref: string;
  /** What else leads on from it. */
  beside?: ReactNode;
};

/** A closed meeting: who agreed to what, the summary as it was locked, and what came later. [ML1] */
export function MeetingSummary(props: MeetingSummaryProps) {
  const held = useMeetingSummary(props.classId, props.meetingId);
  const latest = held?.versions.at(-1);
  if (held === undefined)
    return (
      <Screen title="Progress meeting" where=" ">
        <output className="unseen">Opening the summary</output>
      </Screen>
    );
  if (held === null || latest === undefined)
    return (
      <Screen title="Progress meeting">
        <EmptyState
          title="The summary is not on this device yet"
          step={
            <LinkButton kind="main" href={props.meetingsHref}>
              To the meetings
            </LinkButton>
          }
        >
          The meeting was closed elsewhere; its summary comes when this device is online.
        </EmptyState>
      </Screen>
    );
  return <Closed {...props} held={held} latest={latest} />;
}

function Closed({
  classId,
  meetingId,
  held,
  latest,
  snapshotHref,
  meetingsHref,
  beside,
}: MeetingSummaryProps & { held: ClosedMeeting; latest: Summary }) {
  const [tab, setTab] = useState<SummaryPart>("people");
  const [chosen, setChosen] = useState<string>();
  const shown = held.versions.find(({ id }) => id === chosen) ?? latest;
  const { about, snapshot, by, at } = shown;
  const closedBy = held.staffName(by);
  const day = schoolDay(at);
  const title = `Progress meeting ${about.class}`;
  return (
    <Screen
      title={title}
      where={
        <>
          {title} <small>{writeDay(held.meeting.on, held.today)}</small>
        </>
      }
      tools={
        <>
          <Segments
            label="Summary"
            segments={[
              { id: "people", label: "By person" },
              { id: "children", label: "By child" },
              { id: "form", label: "Form" },
            ]}
            chosen={tab}
            onChoose={(id) => setTab(id === "children" ? id : id === "form" ? id : "people")}
          />
          <Button onClick={() => print()}>Print</Button>
          <ExportButton source={summarySource(shown, held, tab)} />
        </>
      }
      keys={[{ keys: "Ctrl P", does: "prints what is open: by person, by child, or the form" }]}
    >
      <div className={styles.page}>
        <p className={styles.quiet}>
          {about.subjects.length > 0 && `${sayList(about.subjects.map(({ name }) => name))}. `}
          Closed by {by === held.user ? "you" : closedBy} on {writeDay(day, held.today)}
          {about.people.length > 0 && `, with ${sayList(about.people)}`}. It stays as it was.{" "}
          {snapshot !== null && (
            <a href={snapshotHref(snapshot)}>{about.class} as it stood that moment</a>
          )}
        </p>
        {held.isBehind && shown === latest && (
          <Behind classId={classId} meetingId={meetingId} mayClose={held.mayCloseAgain} />
        )}
        {held.isTakenOut && shown === latest && (
          <Notice>
            A text was taken out of the record since. This summary was locked before that and keeps
            what stood there.
          </Notice>
        )}
        {held.versions.length > 1 && (
          <label className={styles.versions}>
            <span>Closed {held.versions.length} times; showing</span>
            <select value={shown.id} onChange={(event) => setChosen(event.target.value)}>
              {held.versions.map((one, at) => (
                <option key={one.id} value={one.id}>
                  {at + 1}: {held.staffName(one.by)}, {writeDay(schoolDay(one.at), held.today)}
                </option>
              ))}
            </select>
          </label>
        )}
        {tab === "form" ? (
          <SummaryForm summary={shown} />
        ) : (
          <SummaryRecap held={held} summary={shown} by={tab} />
        )}
        <SummaryAdditions held={held} summary={shown} />
        <p>
          <LinkButton href={meetingsHref}>To the meetings</LinkButton> {beside}
        </p>
      </div>
      <Paper summary={shown} held={held} part={tab} />
    </Screen>
  );
}

/** Words that came from a device which had not heard that the meeting was closed. [MF3] */
function Behind({
  classId,
  meetingId,
  mayClose,
}: {
  classId: string;
  meetingId: string;
  mayClose: boolean;
}) {
  const close = useCloseMeeting(classId, meetingId);
  const [problem, setProblem] = useState<string>();
  return (
    <Notice>
      Something was written on another device that had not heard of the closing. Nothing of it is
      lost; this summary does not have it.{" "}
      {mayClose ? (
        <Button onClick={() => void close().then(setProblem)}>Close again with it</Button>
      ) : (
        "Whoever sees every child of the meeting can close it again with it."
      )}
      {problem !== undefined && ` ${problem}`}
    </Notice>
  );
}

/** What is open, for the printer; nothing of it on the screen. [MF4] */
function Paper(of: { summary: Summary; held: ClosedMeeting; part: SummaryPart }) {
  const head = useContext(LetterheadContext);
  const sheets = summarySheets(of.summary, of.held, of.part);
  const turned = TURNED[of.part];
  const paper = { size: "A4", turned } as const;
  return (
    <PaperSheet turned={turned}>
      {sheets.map((sheet, at) => {
        const on = { paper, page: at + 1, pages: sheets.length };
        const drawing = sheetDrawing(sheet, head, on);
        return (
          <div key={`${at} ${drawing.title}`} className={styles.sheet} data-turned={turned}>
            <DrawingView drawing={drawing} palette={greyPalette} />
          </div>
        );
      })}
    </PaperSheet>
  );
}
