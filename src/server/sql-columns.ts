import type { Row } from "../domain/change.ts";
import type { Grant, LogEntry, Quarantined } from "./store.ts";

export type Body = { body: string };
export type LogColumns = Omit<LogEntry, "is" | "user" | "change"> & {
  verdict: LogEntry["is"];
  usr: string;
  change: string | null;
};
export type QuarantineColumns = Omit<Quarantined, "user" | "change"> & {
  usr: string;
  change: string | null;
};
export type GrantColumns = {
  usr: string;
  what: string;
  from_seq: number;
  from_at: number;
  to_at: number | null;
};

export function rowsIn(found: readonly Body[]): Row[] {
  return found.map(({ body }) => JSON.parse(body) as Row);
}

export function grantsIn(found: readonly GrantColumns[]): Grant[] {
  return found.map(({ usr, what, from_seq, from_at, to_at }) => ({
    user: usr,
    what,
    fromSeq: from_seq,
    fromAt: from_at,
    toAt: to_at,
  }));
}

export function logIn(found: readonly LogColumns[]): LogEntry[] {
  return found.map(({ seq, id, hash, verdict, scope, usr, via, device, at, h, change }) => ({
    seq,
    id,
    hash,
    is: verdict,
    scope,
    user: usr,
    via,
    device,
    at,
    h,
    change: change === null ? null : (JSON.parse(change) as LogEntry["change"]),
  }));
}
