import { type ReactNode, useLayoutEffect, useMemo, useRef, useState } from "react";
import { sayList } from "../../domain/count-words.ts";
import type { MeetingAction } from "../../domain/meeting-action.ts";
import { countActions, sayMeetingCount, sayTooMuch } from "../../domain/meeting-count.ts";
import { itemKey, runningOrder } from "../../domain/meeting-running.ts";
import { Button, LinkButton } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Screen } from "../../ui/screen.tsx";
import { ActionForm } from "./action-form.tsx";
import { RunChild } from "./run-child.tsx";
import { RunClose } from "./run-close.tsx";
import { itemOf, spokenOf, suggestedTo } from "./run-items.ts";
import { RunList } from "./run-list.tsx";
import {
  itemAt,
  placeBeside,
  readRunAddress,
  type RunAddress,
  type RunLook,
  type RunPlace,
  writeRunAddress,
} from "./run-place.ts";
import { RunStart } from "./run-start.tsx";
import { useKeptPlace } from "./use-kept-place.ts";
import { type MeetingRun as Held, useMeetingRun } from "./use-meeting-run.ts";
import { useOvertaken } from "./use-overtaken.ts";
import { useRunWriting } from "./use-run-writing.ts";
import styles from "./meeting-run.module.css";

type MeetingRunProps = {
  classId: string;
  meetingId: string;
  /** Where in the meeting one is and what is looked at, as in the address; see `writeRunAddress`. */
  search: string;
  /** `step`: the way back leads to where one was. */
  onSearch: (search: string, how: { step: boolean }) => void;
  /** The class grid, to correct a judgement by its own rules; or a child's page. */
  look: (look: RunLook) => ReactNode;
  /** Back from what was looked at; `search` is the meeting without it. */
  onBack: (search: string) => void;
  /** Where the meeting is prepared, and read once it is closed. */
  href: string;
  onClosed: () => void;
};

const KEYS = [
  { keys: "Alt →", does: "goes to the next child" },
  { keys: "Alt ←", does: "goes to the child before" },
];

/** A pupil progress meeting while it is held, on a tablet. ISP handbook §2.6. [RN1] */
export function MeetingRun(props: MeetingRunProps) {
  const answer = useMeetingRun(props.classId, props.meetingId);
  if (answer === undefined)
    return (
      <Screen title="Progress meeting" where=" ">
        <output className="unseen">Opening the meeting</output>
      </Screen>
    );
  if ("missing" in answer)
    return (
      <Screen title="Progress meeting">
        <EmptyState
          title="This meeting is not on this device"
          step={
            <LinkButton kind="main" href="/meet">
              To the meetings
            </LinkButton>
          }
        >
          It may have been taken off the list, or it is about a class that is not one of yours.
          Nothing was changed.
        </EmptyState>
      </Screen>
    );
  return <Running {...props} run={answer} />;
}

function Running(props: MeetingRunProps & { run: Held }) {
  const { run, search, onSearch, look, onBack, href, onClosed } = props;
  const writing = useRunWriting(run);
  const overtaken = useOvertaken(Object.values(run.before).flat());
  const [path, setPath] = useState<readonly string[]>([]);
  const [listing, setListing] = useState(false);
  const [agreeing, setAgreeing] = useState<MeetingAction | "new">();
  const [main, side] = [useRef<HTMLElement>(null), useRef<HTMLElement>(null)];
  const address = useMemo(() => readRunAddress(search), [search]);
  const { place, order, look: looking } = address;
  const isLooking = looking !== undefined;
  const onScroll = useKeptPlace(main, isLooking, true);
  const onListScroll = useKeptPlace(side, isLooking, false);
  const { schoolClass, meeting } = run;
  const sections = useMemo(
    () =>
      runningOrder({
        entries: run.entries,
        suggestions: suggestedTo(run),
        register: run.children.map(({ id }) => id),
        subjects: run.subjects.map(({ id }) => id),
        order,
      }),
    [run, order],
  );
  const spoken = useMemo(() => spokenOf(run), [run]);
  const listed = itemAt(sections, place, order);
  const item = typeof place === "string" ? undefined : itemOf(run, place);
  const child = run.children.find(({ id }) => id === item?.pupil);
  const beside = (way: 1 | -1) => placeBeside({ sections, place, order, path, way });
  const [before, after] = [beside(-1), beside(1)];

  const change = (part: Partial<RunAddress>) =>
    onSearch(writeRunAddress({ ...address, ...part }), { step: "look" in part });
  const lookAt = (to: RunLook) => change({ look: to });

  function go(to: RunPlace | undefined): void {
    if (to === undefined) return;
    setPath(sections.flatMap(({ items }) => items.map(itemKey)));
    setListing(false);
    change({ place: to });
    main.current?.scrollTo(0, 0);
  }
  const goLatest = useRef(go);
  useLayoutEffect(() => {
    goLatest.current = go;
  });
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!event.altKey || event.defaultPrevented || isLooking) return;
      const to = { ArrowRight: after, ArrowLeft: before }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      goLatest.current(to);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [before, after, isLooking]);

  if (looking !== undefined) {
    const back = child === undefined ? "the meeting" : child.name;
    return (
      <div className={styles.look}>
        <div className={styles.looked}>{look(looking)}</div>
        <footer className={styles.foot}>
          <Button
            kind="main"
            onClick={() => onBack(writeRunAddress({ ...address, look: undefined }))}
          >
            <span aria-hidden="true">◂ </span>Back to {back}
          </Button>
        </footer>
      </div>
    );
  }

  const count = countActions(run.actions);
  const tooMuch = sayTooMuch(count, run.staffName);
  const people = meeting.people.filter((one) => one !== run.user).map(run.staffName);
  const about = [
    people.length === 0 ? "" : `with ${sayList(people)}`,
    run.roundName ?? "",
    sayList(run.subjects.map(({ name }) => name.toLowerCase())),
  ].filter((part) => part !== "");
  const list = (
    <RunList
      run={run}
      sections={sections}
      order={order}
      onOrder={(to) => change({ order: to })}
      place={place}
      open={listed === undefined ? undefined : itemKey(listed)}
      spoken={spoken}
      onGo={go}
    />
  );
  const title = `Progress meeting ${schoolClass.name}`;
  return (
    <Screen
      title={title}
      where={
        <>
          {title} <small className={styles.about}>{about.join(" · ")}</small>
        </>
      }
      keys={KEYS}
    >
      <p className={styles.paper}>
        A meeting goes onto paper once it is closed: its summary is printed by person, by child or
        as the form.
      </p>
      <div className={styles.run}>
        <nav
          ref={side}
          className={styles.side}
          aria-label="Children of this meeting"
          onScroll={onListScroll}
        >
          {list}
        </nav>
        <section
          ref={main}
          tabIndex={-1}
          className={styles.work}
          aria-label={child?.name ?? "The meeting"}
          onScroll={onScroll}
        >
          {meeting.state === "closed" && (
            <p className={styles.closed}>
              This meeting is closed. <a href={href}>Read its summary</a>, and add to it there.
            </p>
          )}
          {item !== undefined && child !== undefined ? (
            <RunChild
              key={child.id}
              run={run}
              writing={writing}
              overtaken={overtaken}
              child={child}
              item={item}
              onSubject={(subject) => change({ place: { pupil: child.id, subject } })}
              onLevels={() => lookAt({ is: "grid", pupil: child.id, subject: item.subject })}
              onEdit={setAgreeing}
              onNew={() => setAgreeing("new")}
            />
          ) : place === "close" ? (
            <RunClose
              run={run}
              sections={sections}
              spoken={spoken}
              onEdit={setAgreeing}
              onNew={() => setAgreeing("new")}
              onClosed={onClosed}
            />
          ) : (
            <RunStart run={run} writing={writing} overtaken={overtaken} />
          )}
        </section>
        <footer className={styles.foot} data-foot>
          {before !== undefined && (
            <Button aria-label={`Back to ${nameOfPlace(run, before)}`} onClick={() => go(before)}>
              ◂ {nameOfPlace(run, before)}
            </Button>
          )}
          <Button className={styles.opener} onClick={() => setListing(true)}>
            Children
          </Button>
          <Button
            onClick={() =>
              lookAt({
                is: "grid",
                pupil: child?.id ?? "",
                subject: item?.subject ?? run.subjects[0]?.id ?? "",
              })
            }
          >
            {schoolClass.name} grid
          </Button>
          {child !== undefined && (
            <Button onClick={() => lookAt({ is: "child", pupil: child.id })}>History</Button>
          )}
          <p className={styles.count} title={tooMuch === "" ? undefined : tooMuch}>
            {sayMeetingCount(count)}
            {tooMuch !== "" && <small>{tooMuch}</small>}
          </p>
          {after !== undefined && (
            <Button
              kind="main"
              className={styles.next}
              aria-label={`On to ${nameOfPlace(run, after)}`}
              onClick={() => go(after)}
            >
              {nameOfPlace(run, after)} ▸
            </Button>
          )}
        </footer>
      </div>
      {listing && (
        <Dialog title="Children" onClose={() => setListing(false)}>
          {list}
        </Dialog>
      )}
      {agreeing !== undefined && (
        <ActionForm
          run={run}
          writing={writing}
          about={item === undefined ? null : { pupil: item.pupil, subject: item.subject }}
          before={agreeing === "new" ? undefined : agreeing}
          spokenOf={run.entries.map(({ pupil }) => pupil)}
          onClose={() => setAgreeing(undefined)}
        />
      )}
    </Screen>
  );
}

function nameOfPlace(run: Held, place: RunPlace): string {
  if (place === "start") return "Beginning";
  return place === "close" ? "Finish" : run.nameOf(place.pupil);
}
