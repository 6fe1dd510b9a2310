import type { Answer } from "../domain/answer.ts";
import type { Change } from "../domain/change.ts";
import type { HeardDevice } from "../domain/last-heard.ts";
import type { Role } from "../domain/schema.ts";
import type { DeviceAtSchool } from "../features/device/loss-words.ts";
import type { OpenInvitation } from "../features/people/invited-list.tsx";

/** A person as the server knows them by their session. */
export type SignedIn = {
  user: string;
  name: string;
  school: string;
  schoolName: string;
  role: Role;
  demo: boolean;
};

/** A person of the demo school whom a visitor may be. */
export type DemoPerson = {
  user: string;
  name: string;
  role: Role;
  title: string;
  classes: readonly string[];
};

export type DemoOffer = { school: string; name: string; people: readonly DemoPerson[] };

export type Hello = { demo: DemoOffer | null; setUp: boolean; person: SignedIn | null };

export type NewSchool = {
  code: string;
  school: {
    name: string;
    yearGroups: readonly number[];
    classes: readonly { name: string; yearGroups: readonly number[] }[];
  };
  administrator: { name: string; email: string; password: string };
};

/** A change the school put aside, as the server lists it for an administrator. */
export type WaitingChange = {
  ref: string;
  author: string;
  at: number;
  code: string;
  say: string;
  change: Change | null;
};

export type Invitation = {
  name: string;
  role: Role;
  schoolName: string;
  email: string | null;
};

/** How long a question may take before we say that there was no answer, in milliseconds. */
const PATIENCE = 15_000;

const UNREACHABLE =
  "Keepup cannot reach your school's server just now. Nothing has been changed. Try again when you are online.";

/** What only the school's server can do: every other thing happens on the device first. */
export function schoolOffice(fetcher: typeof fetch = (...request) => fetch(...request)) {
  /** One question; undefined when nothing that could be the server's answer came back. */
  async function send(
    path: string,
    body: unknown,
  ): Promise<{ ok: boolean; status: number; answer: unknown } | undefined> {
    try {
      const response = await fetcher(path, {
        method: body === undefined ? "GET" : "POST",
        credentials: "same-origin",
        cache: "no-store",
        signal: AbortSignal.timeout(PATIENCE),
        ...(body === undefined
          ? {}
          : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
      });
      return { ok: response.ok, status: response.status, answer: await response.json() };
    } catch {
      return undefined;
    }
  }

  /** One question, as it is put here and by rooms that come later than the first load. */
  async function ask<T>(
    path: string,
    read: (body: Record<string, unknown>) => T,
    body?: unknown,
  ): Promise<Answer<T>> {
    const got = await send(path, body);
    // A captive portal's page, or anything else that is not this server speaking, is no answer.
    if (got === undefined || !isOurs(got.answer)) return { is: "unreachable", say: UNREACHABLE };
    if (got.ok) return { is: "done", value: read(got.answer) };
    const { say, field } = got.answer;
    if (typeof say !== "string") return { is: "unreachable", say: UNREACHABLE };
    return { is: "refused", say, ...(typeof field === "string" ? { field } : {}) };
  }

  return {
    ask,
    hello: () => ask<Hello>("/api/hello", (body) => body as unknown as Hello),
    enterDemo: (user: string) => ask("/api/demo/enter", person, { user }),
    setUp: (school: NewSchool) => ask("/api/set-up", person, school),
    signIn: (email: string, password: string) =>
      ask("/api/auth/sign-in/email", person, { email, password }),
    signOut: () => ask("/api/auth/sign-out", nothing, {}),
    invite: (
      school: string,
      person: { name: string; role: Role; classes: readonly string[]; email?: string },
    ) => ask(`/api/schools/${at(school)}/invitations`, link, person),
    invitations: (school: string) => ask(`/api/schools/${at(school)}/invitations`, invitations),
    withdrawInvitation: (school: string, ref: string) =>
      ask(`/api/schools/${at(school)}/invitations/${at(ref)}/withdraw`, invitations, {}),
    eraseChild: (school: string, pupil: string) =>
      ask(`/api/schools/${at(school)}/pupils/${at(pupil)}/erase`, nothing, {}),
    changePassword: (current: string, password: string) =>
      ask("/api/auth/change-password", nothing, { current, password }),
    myDevices: (school: string) =>
      ask(`/api/schools/${at(school)}/my-devices`, (body) => body.devices as DeviceAtSchool[]),
    heard: (school: string) =>
      ask(`/api/schools/${at(school)}/heard`, (body) => readHeard(body.heard)),
    attention: (school: string) => ask(`/api/schools/${at(school)}/attention`, items),
    decide: (school: string, ref: string, word: "accept" | "decline") =>
      ask(`/api/schools/${at(school)}/attention/${at(ref)}/${word}`, items, {}),
    invitation: (token: string) =>
      ask(`/api/invitations/${at(token)}`, (body) => body as unknown as Invitation),
    acceptInvitation: (token: string, account: { email: string; password: string }) =>
      ask(`/api/invitations/${at(token)}`, person, account),
    makeReset: (school: string, user: string) =>
      ask(`/api/schools/${at(school)}/people/${at(user)}/reset`, link, {}),
    reset: (token: string) =>
      ask(`/api/resets/${at(token)}`, (body) => body as unknown as { name: string }),
    acceptReset: (token: string, password: string) =>
      ask(`/api/resets/${at(token)}`, person, { password }),
  };
}

const at = encodeURIComponent;

function nothing(): undefined {
  return undefined;
}

/** A school's server of before does not say what a device held. */
function readHeard(heard: unknown): HeardDevice[] {
  const told = heard as (Omit<HeardDevice, "holding"> & { holding?: number | null })[];
  return told.map(({ user, on, holding = null }) => ({ user, on, holding }));
}

function person(body: Record<string, unknown>): SignedIn {
  return body.person as SignedIn;
}

function items(body: Record<string, unknown>): readonly WaitingChange[] {
  return body.items as readonly WaitingChange[];
}

function invitations(body: Record<string, unknown>): readonly OpenInvitation[] {
  return body.invitations as readonly OpenInvitation[];
}

function link(body: Record<string, unknown>): string {
  return typeof body.link === "string" ? body.link : "";
}

function isOurs(answer: unknown): answer is Record<string, unknown> {
  return typeof answer === "object" && answer !== null && (answer as { p?: unknown }).p === 1;
}
