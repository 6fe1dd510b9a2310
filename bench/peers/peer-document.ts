import type { Row } from "../../src/domain/change.ts";
import { foundByOf } from "../../src/storage/cache.ts";

/** A row as the peers keep it: one document, found by the same things. */
export type PeerDocument = {
  id: string;
  t: string;
  k: string;
  x: string;
  scope: string;
  f: Row["f"];
  h: Row["h"];
  c: Readonly<Record<string, readonly unknown[]>>;
};

export function peerDocument(row: Row): PeerDocument {
  const { t, k, scope, f, h, c = {} } = row;
  return { id: `${t}|${k}`, t, k, x: foundByOf(row) ?? "", scope, f, h, c };
}
