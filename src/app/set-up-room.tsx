import { useLocation, useSearch } from "wouter";
import type { Answer } from "../domain/answer.ts";
import type { Row } from "../domain/change.ts";
import { whyNotLetIn } from "../domain/letting-in.ts";
import type { Role } from "../domain/schema.ts";
import { AttentionList, type WaitingLine } from "../features/attention/attention-list.tsx";
import { Classes } from "../features/classes/classes.tsx";
import { People } from "../features/people/people.tsx";
import { Points } from "../features/points/points.tsx";
import { ProgressRules } from "../features/progress-rules/progress-rules.tsx";
import { Children } from "../features/roll/children.tsx";
import { MoveOn } from "../features/roll/move-on.tsx";
import type { Device } from "../storage/open-device.ts";
import { useDevice } from "../storage/use-live.ts";
import { viewOf } from "../storage/view.ts";
import { later } from "../ui/later.tsx";
import { Screen } from "../ui/screen.tsx";
import { Segments } from "../ui/segments.tsx";
import { askChanges } from "./ask-changes.ts";
import { meetingPath } from "./meeting-paths.ts";
import { sayMoment } from "./moment-words.ts";
import { NotFound } from "./not-found.tsx";
import { schoolOffice, type WaitingChange } from "./school-office.ts";
import { sayWaiting, sayWhyItWaits } from "./waiting-words.ts";
import rows from "../ui/rows.module.css";

const PARTS = [
  { id: "children", label: "Children" },
  { id: "classes", label: "Classes" },
  { id: "people", label: "People" },
  { id: "year", label: "Year" },
  { id: "progress", label: "Progress" },
  { id: "attention", label: "Needs a look" },
  { id: "changes", label: "What was changed" },
] as const;

/** Read seldom, and by few. */
const LoggedChanges = later(async () => {
  const { LoggedChanges } = await import("../features/logged-changes/logged-changes.tsx");
  return LoggedChanges;
});

/** What leaders set up beside the office. */
const LEADERS_TOO: readonly (typeof PARTS)[number]["id"][] = ["year", "progress", "changes"];

/** Setting up, in parts: the office sees all of them, a leader the year, the progress rules and what was changed. */
export function SetUpRoom({ role, part }: { role: Role; part: string | undefined }) {
  const device = useDevice();
  const office = schoolOffice();
  const { school } = device;
  const [, navigate] = useLocation();
  const search = useSearch();
  const parts = PARTS.filter(({ id }) => role === "administrator" || LEADERS_TOO.includes(id));
  const chosen = part === undefined ? parts[0] : parts.find(({ id }) => id === part);
  if (chosen === undefined) return <NotFound />;
  return (
    <Screen
      title={`Set up: ${chosen.label}`}
      where="Set up"
      tools={
        parts.length > 1 ? (
          <Segments
            label="Parts of setting up"
            segments={parts.map(({ id, label }) => ({ id, label, href: `/set-up/${id}` }))}
            chosen={chosen.id}
          />
        ) : undefined
      }
    >
      {chosen.id === "children" && (
        <Children erase={(pupil) => office.eraseChild(school, pupil)} meetingHref={meetingPath} />
      )}
      {chosen.id === "classes" && (
        <Classes startNextYear={new URLSearchParams(location.search).get("year") === "next"} />
      )}
      {chosen.id === "people" && (
        <People
          invite={(person) => office.invite(school, person)}
          invitations={{
            list: () => office.invitations(school),
            withdraw: (ref) => office.withdrawInvitation(school, ref),
          }}
          makeReset={(user) => office.makeReset(school, user)}
        />
      )}
      {chosen.id === "year" && (
        <div className={rows.page}>
          <Points />
          {role === "administrator" && <MoveOn />}
        </div>
      )}
      {chosen.id === "progress" && (
        <div className={rows.page}>
          <ProgressRules />
        </div>
      )}
      {chosen.id === "attention" && (
        <AttentionList
          look={async () => inWords(device, await office.attention(school))}
          decide={async (ref, word) => inWords(device, await office.decide(school, ref, word))}
        />
      )}
      {chosen.id === "changes" && (
        <LoggedChanges
          ask={(asked) => askChanges(office, school, asked)}
          search={search}
          onSearch={(next) =>
            navigate(`/set-up/changes${next === "" ? "" : `?${next}`}`, { replace: true })
          }
          mayRestricted={role === "senior-leader"}
        />
      )}
    </Screen>
  );
}

/** The server's list in the words of this school: names instead of ids. */
async function inWords(
  device: Device,
  answer: Answer<readonly WaitingChange[]>,
): Promise<Answer<readonly WaitingLine[]>> {
  if (answer.is !== "done") return answer;
  const view = viewOf(device);
  const lines = answer.value.map(async ({ ref, author, at, code, say, change }) => {
    const not = whyNotLetIn({ code, author, change }, device.user);
    return {
      ref,
      who: staffName(await view.row("staff", author)),
      what: await sayWaiting(view, { code, change }),
      when: sayMoment(at, device.now()),
      why: sayWhyItWaits({ code, say }, not),
      mayAccept: not === undefined,
    };
  });
  return { is: "done", value: await Promise.all(lines) };
}

function staffName(row: Row | undefined): string {
  return typeof row?.f.name === "string" ? row.f.name : "Somebody who is no longer here";
}
