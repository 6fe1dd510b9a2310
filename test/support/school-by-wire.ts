import { IDBFactory, IDBKeyRange } from "fake-indexeddb";
import type { Standing } from "../../src/domain/access.ts";
import { schoolDay } from "../../src/domain/calendar.ts";
import type { AddEdit, Edit } from "../../src/domain/edit.ts";
import { answerSync } from "../../src/server/answer-sync.ts";
import { createSchool } from "../../src/server/create-school.ts";
import { openSqliteStore } from "../../src/server/sqlite-store.ts";
import type { Store } from "../../src/server/store.ts";
import { type Codec, plainCodec } from "../../src/storage/codec.ts";
import { commit, type CommitResult } from "../../src/storage/commit.ts";
import { type Device, openDevice } from "../../src/storage/open-device.ts";
import { readStanding } from "../../src/storage/standing.ts";
import { viewOf } from "../../src/storage/view.ts";
import { catchUp, type Send } from "../../src/sync/exchange.ts";
import { CONTENT_TYPE, parseRequest } from "../../src/sync/protocol.ts";
import { NOW, smallSchool } from "./small-school.ts";

export const SCHOOL = "small-school";

/**
 * The small school on a real store in memory, and a wire to it without a network: what goes up is
 * written and parsed as it would be over HTTP.
 */
export class SchoolByWire {
  /** The school's clock. */
  nowMs = NOW;
  /** Bodies that have arrived, latest last. */
  readonly arrived: string[] = [];
  store: Store;

  private constructor(store: Store) {
    this.store = store;
  }

  static async open(): Promise<SchoolByWire> {
    const store = await openSqliteStore(":memory:");
    await createSchool(store, {
      id: SCHOOL,
      name: "Small School",
      rows: smallSchool().rows,
      now: NOW - 1000,
    });
    return new SchoolByWire(store);
  }

  /** The way to the school with a person's session. */
  as(user: string): Send {
    return async (body) => {
      this.arrived.push(body);
      const request = parseRequest(JSON.parse(body));
      if (request === undefined) return json({ p: 1, refused: "bad-request", say: "No.", now: 0 });
      const deps = { store: this.store, now: () => this.nowMs };
      return json(await answerSync(deps, { school: SCHOOL, user }, request));
    };
  }
}

function json(body: unknown) {
  return { status: 200, type: CONTENT_TYPE, body: JSON.stringify(body) };
}

/** Nothing gets through. */
export const noNetwork: Send = () => Promise.reject(new TypeError("Failed to fetch"));

/** A browser profile: its databases, and a clock. */
export class Profile {
  readonly indexedDB = new IDBFactory();
  nowMs = NOW;
  #made = 0;

  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }

  /** The person's storage in this profile; opening it again finds what was there. */
  async open(user: string, codec: Codec = plainCodec): Promise<Device> {
    return openDevice({
      codec,
      school: SCHOOL,
      user,
      indexedDB: this.indexedDB,
      IDBKeyRange,
      now: () => this.nowMs,
      randomHex: (bytes) => this.#hex(bytes),
    });
  }

  /** Different in each profile and at each call, the same in each run. */
  #hex(bytes: number): string {
    const name = `${this.name}/${this.#made++}`;
    let seed = 2166136261;
    for (let at = 0; at < name.length; at++) seed = Math.imul(seed ^ name.charCodeAt(at), 16777619);
    let hex = "";
    for (let at = 1; hex.length < bytes * 2; at++)
      hex += (Math.imul(seed ^ at, 0x9e3779b1) >>> 0).toString(16).padStart(8, "0");
    return hex.slice(0, bytes * 2);
  }
}

export async function standingOn(device: Device): Promise<Standing> {
  return readStanding(viewOf(device), device.user, schoolDay(device.now()));
}

/** Makes edits with the standing the device knows. */
export async function make(device: Device, ...edits: Edit[]): Promise<CommitResult> {
  return commit(device, await standingOn(device), edits, device.now());
}

/** A judgement in a cell, superseding what the device shows there. */
export async function judged(
  device: Device,
  pupil: string,
  cell: string,
  v: string | null,
): Promise<AddEdit> {
  const k = `${pupil}:2026`;
  const row = await viewOf(device).row("attainment", k);
  const entries = row?.c?.[cell] ?? [];
  const superseded = new Set(entries.flatMap(({ prev }) => prev));
  const prev = entries.map(({ id }) => id).filter((id) => !superseded.has(id));
  return { t: "attainment", k, cell, v, how: "typed", prev };
}

/** A person's device that has everything the school lets them see. */
export async function levelDevice(
  school: SchoolByWire,
  profile: Profile,
  user: string,
): Promise<Device> {
  const device = await profile.open(user);
  await catchUp(device, school.as(user));
  return device;
}
