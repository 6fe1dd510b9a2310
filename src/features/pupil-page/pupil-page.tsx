import { useContext, useState } from "react";
import { writeAcademicYear, writeYearGroup } from "../../domain/calendar.ts";
import { fullName } from "../../domain/pupil.ts";
import { ExportButton } from "../../files/export-button.tsx";
import { LetterheadContext } from "../../files/letterhead-here.ts";
import { DrawingView } from "../../pictures/drawing-view.tsx";
import { greyPalette } from "../../pictures/palette.ts";
import { Button, LinkButton } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Screen } from "../../ui/screen.tsx";
import { PupilMeetings } from "./pupil-meetings.tsx";
import { pupilPapers, pupilSheets, pupilSource, spansDrawn } from "./pupil-paper.ts";
import { PupilSubject } from "./pupil-subject.tsx";
import { PupilSupport } from "./pupil-support.tsx";
import { PupilTargets } from "./pupil-targets.tsx";
import { usePupilMeetings } from "./use-pupil-meetings.ts";
import { type PupilPage as Held, usePupilPage } from "./use-pupil-page.ts";
import styles from "./pupil-page.module.css";

/** One child: a line per subject over the years, every judgement, groups and support over time. [CP1] */
export function PupilPage({ id }: { id: string }) {
  const answer = usePupilPage(id);
  if (answer === undefined)
    return (
      <Screen title="A child’s page" where=" ">
        <output className="unseen">Opening the page</output>
      </Screen>
    );
  if ("missing" in answer)
    return (
      <Screen title="A child’s page">
        <EmptyState
          title="There is no such child’s page for you"
          step={
            <LinkButton kind="main" href="/">
              To your classes
            </LinkButton>
          }
        >
          You see the children of your own classes and sets. Nothing was changed. If a child should
          be here, your administrator can say which class they are in.
        </EmptyState>
      </Screen>
    );
  return <Page key={id} held={answer} />;
}

const KEYS = [
  { keys: "Tab", does: "goes from subject to subject, to the tables and the history" },
  {
    keys: "Ctrl P",
    does: "prints the page on one A4; what was said at meetings after it, if ticked there",
  },
];

function Page({ held }: { held: Held }) {
  const [sensitive, setSensitive] = useState(false);
  const [withSaid, setWithSaid] = useState(false);
  const head = useContext(LetterheadContext);
  const said = usePupilMeetings(held.pupil.id);
  const whole = said?.isWhole === true ? said : undefined;
  const { pupil, years, subjects } = held;
  const latest = years.at(-1);
  const name = fullName(pupil);
  const about =
    latest === undefined
      ? []
      : [writeYearGroup(latest.yearGroup), latest.className, writeAcademicYear(latest.year)];
  return (
    <Screen
      title={name}
      where={
        <>
          {name} <small>{about.filter((one) => one !== "").join(" · ")}</small>
        </>
      }
      tools={
        <>
          {latest !== undefined && latest.className !== "" && <ClassLink held={held} />}
          <Button onClick={() => print()}>Print</Button>
          <ExportButton source={pupilSource(held, sensitive, whole)} />
        </>
      }
      keys={KEYS}
    >
      <div className={styles.page}>
        {subjects.map((lines) => (
          <PupilSubject key={lines.id} held={held} lines={lines} />
        ))}
        <PupilSupport
          held={held}
          drawing={spansDrawn(held, sensitive)}
          sensitive={sensitive}
          onSensitive={setSensitive}
        />
        <PupilTargets held={held} />
        {said !== undefined && (
          <PupilMeetings held={held} said={said} printed={withSaid} onPrinted={setWithSaid} />
        )}
      </div>
      <div className={styles.printed} aria-hidden="true">
        {pupilPapers(pupilSheets(held, sensitive, withSaid ? whole : undefined), head).map(
          (drawing, at) => (
            <DrawingView key={at} drawing={drawing} palette={greyPalette} />
          ),
        )}
      </div>
    </Screen>
  );
}

function ClassLink({ held }: { held: Held }) {
  const latest = held.years.at(-1);
  return latest?.classId == null ? null : (
    <LinkButton href={`/class/${encodeURIComponent(latest.classId)}`}>
      To {latest.className}
    </LinkButton>
  );
}
