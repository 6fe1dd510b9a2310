import { useMemo } from "react";
import type { Publication } from "../../domain/publication-difference.ts";
import { openSnapshot, type Snapshot } from "../../domain/snapshot.ts";
import { useLive } from "../../storage/use-live.ts";
import { usePublished, useSnapshots } from "./use-snapshots.ts";

/**
 * What else stands published of a snapshot's year, with the facts behind it; `arriving` while the
 * facts of one have not all reached this device. Undefined until it has been read. [PC5]
 */
export function usePublications(
  of: Pick<Snapshot, "id" | "year">,
): readonly Publication[] | "arriving" | undefined {
  const snapshots = useSnapshots();
  const published = usePublished()?.filter(
    ({ snapshot, counts }) => snapshot !== of.id && counts.year === of.year,
  );
  const ids = published?.map(({ snapshot }) => snapshot).join(" ");
  const parts = useLive(
    async (view) =>
      Promise.all(
        (ids ?? "")
          .split(" ")
          .filter((id) => id !== "")
          .map((id) => view.found("snapshot-part", id)),
      ),
    [ids],
  );
  return useMemo(() => {
    if (published === undefined || snapshots === undefined || parts === undefined) return undefined;
    const made = published.map(({ snapshot: id, counts }, at): Publication | undefined => {
      const snapshot = snapshots.find((one) => one.id === id);
      const opened = snapshot && openSnapshot(snapshot, parts[at] ?? []);
      if (snapshot === undefined || opened?.is !== "whole") return undefined;
      return {
        counts,
        facts: opened.facts,
        erased: snapshot.children - opened.facts.children.length,
      };
    });
    const known = made.filter((one) => one !== undefined);
    return known.length < made.length ? "arriving" : known;
    // The lists are made anew at each reading; what they hold is told by these.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [ids, snapshots, parts]);
}
