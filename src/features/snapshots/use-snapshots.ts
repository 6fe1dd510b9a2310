import { useCallback, useMemo } from "react";
import type { AttainmentFacts } from "../../domain/attainment-facts.ts";
import { type LateArrival, lateArrivals } from "../../domain/late-arrivals.ts";
import type { PublishedCounts } from "../../domain/published-counts.ts";
import { snapshotAudience } from "../../domain/snapshot-audience.ts";
import {
  type FrozenView,
  freeze,
  type OpenedSnapshot,
  openSnapshot,
  putAside,
  type Snapshot,
  snapshotKey,
  snapshotOf,
} from "../../domain/snapshot.ts";
import { sayCommit } from "../../storage/commit.ts";
import { savingOf } from "../../storage/saving.ts";
import { useCommit, useDevice, useLive, useSchoolDay } from "../../storage/use-live.ts";
import { viewOf } from "../../storage/view.ts";

/** What was done, or why nothing was: the words for whoever asked. */
export type Done = { say: string | undefined };

/** Every snapshot this person may see. Undefined until the device has been read. */
export function useSnapshots(): readonly Snapshot[] | undefined {
  const rows = useLive(
    async (view) => ({
      heads: [...(await view.rows("snapshot")), ...(await view.rows("class-snapshot"))],
      asides: [
        ...(await view.rows("snapshot-aside")),
        ...(await view.rows("class-snapshot-aside")),
      ],
    }),
    [],
  );
  return useMemo(() => {
    if (rows === undefined) return undefined;
    const asides = new Map(rows.asides.map((row) => [row.k, row]));
    return rows.heads.flatMap((row) => snapshotOf(row, asides.get(row.k)) ?? []);
  }, [rows]);
}

/** A snapshot with its facts; null: there is none of this id here. Undefined until it has been read. */
export function useOpened(id: string): OpenedSnapshot | null | undefined {
  const snapshots = useSnapshots();
  const parts = useLive(
    async (view) => [
      ...(await view.found("snapshot-part", id)),
      ...(await view.found("class-snapshot-part", id)),
    ],
    [id],
  );
  const snapshot = snapshots?.find((one) => one.id === id);
  // The list is made anew with every edit of any snapshot; this one never changes.
  const key = snapshot === undefined ? "" : snapshotKey(snapshot);
  return useMemo(() => {
    if (snapshots === undefined || parts === undefined) return undefined;
    return snapshot === undefined ? null : openSnapshot(snapshot, parts);
    // oxlint-disable-next-line react/exhaustive-deps
  }, [key, snapshot?.aside, snapshots === undefined, parts]);
}

/** What was judged before a snapshot was frozen and reached this device after; empty until known. */
export function useLate(opened: OpenedSnapshot | null | undefined): readonly LateArrival[] {
  const records = useLive((view) => view.rows("attainment"), []);
  return useMemo(() => {
    if (opened?.is !== "whole" || records === undefined) return [];
    const { at, year } = opened.snapshot;
    return lateArrivals({ at, year, known: opened.known }, records);
  }, [opened, records]);
}

/** What somebody of the staff is called, also who has left; nothing until the device has been read. */
export function useStaffName(): (user: string) => string {
  const rows = useLive((view) => view.rows("staff"), []);
  return useMemo(() => {
    const names = new Map((rows ?? []).map((row) => [row.k, String(row.f.name)]));
    return (user) => names.get(user) ?? (rows === undefined ? "…" : "somebody who left");
  }, [rows]);
}

/** What is frozen: the facts as they are shown, with the views onto them. */
export type ToFreeze = {
  facts: AttainmentFacts;
  /** Null: the school. */
  class: string | null;
  views: readonly FrozenView[];
  name: string;
  note: string;
  versionOf: string | null;
};

/** Freezes; answers the snapshot's id once it is on the disk, or why nothing was kept. */
export function useFreeze(): (of: ToFreeze) => Promise<{ id: string } | { say: string }> {
  const device = useDevice();
  const commit = useCommit();
  return useCallback(
    async (of) => {
      const view = viewOf(device);
      const id = device.randomHex(10);
      const { onDevice } = await savingOf(device);
      const snapshot = {
        id,
        class: of.class,
        name: of.name,
        note: of.note,
        at: device.now(),
        by: device.user,
        views: of.views,
        waiting: onDevice,
        seenBy: snapshotAudience(
          await view.rows("staff"),
          await view.rows("staff-class"),
          of.class,
        ),
        versionOf: of.versionOf,
      };
      const records = await view.rows("attainment");
      const say = sayCommit(await commit(freeze({ snapshot, facts: of.facts, records })));
      return say === undefined ? { id } : { say };
    },
    [device, commit],
  );
}

/** Puts a snapshot aside in the gallery, or back. */
export function usePutAside(): (snapshot: Snapshot, aside: boolean) => Promise<Done> {
  const { user } = useDevice();
  const commit = useCommit();
  const on = useSchoolDay();
  return useCallback(
    async (snapshot, aside) => ({
      say: sayCommit(await commit([putAside(snapshot, { aside, by: user, on })])),
    }),
    [commit, user, on],
  );
}

/** The counts published, by the snapshot they are of; the latest first. */
export type Published = { snapshot: string; by: string; on: string; counts: PublishedCounts };

export function usePublished(): readonly Published[] | undefined {
  const rows = useLive((view) => view.rows("published-counts"), []);
  return useMemo(
    () =>
      rows
        ?.filter((row) => row.f.counts != null)
        .map((row) => ({
          snapshot: row.k,
          by: String(row.f.by),
          on: String(row.f.on),
          counts: row.f.counts as PublishedCounts,
        }))
        .sort((a, b) => (a.on < b.on || (a.on === b.on && a.snapshot < b.snapshot) ? 1 : -1)),
    [rows],
  );
}

/** Publishes counts of a snapshot to governors, or (null) takes them back. [PC2] */
export function usePublish(): (id: string, counts: PublishedCounts | null) => Promise<Done> {
  const { user } = useDevice();
  const commit = useCommit();
  const on = useSchoolDay();
  return useCallback(
    async (id, counts) => {
      const state = counts === null ? "withdrawn" : "published";
      const set = { counts, by: user, on, state };
      return { say: sayCommit(await commit([{ t: "published-counts", k: id, set }])) };
    },
    [commit, user, on],
  );
}
