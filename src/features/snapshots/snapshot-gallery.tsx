import { type ReactNode, useState } from "react";
import { writeTerm } from "../../domain/calendar.ts";
import { byTerm, type Snapshot } from "../../domain/snapshot.ts";
import { Button, LinkButton } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { plural } from "../../ui/plural.ts";
import { Screen } from "../../ui/screen.tsx";
import { showToast } from "../../ui/toast.ts";
import { sayFrozenAt } from "./frozen-at.ts";
import { usePutAside, useSnapshots, useStaffName } from "./use-snapshots.ts";
import styles from "./snapshots.module.css";

type GalleryProps = {
  hrefOf: (snapshot: Snapshot) => string;
  /** Where two stand side by side. */
  pairHref: (earlier: Snapshot, later: Snapshot) => string;
  /** Freezes the review set, for those who may. */
  actions?: ReactNode;
};

/** The snapshots of the school by term; two of them can be compared. [SN9] */
export function SnapshotGallery({ hrefOf, pairHref, actions }: GalleryProps) {
  const snapshots = useSnapshots();
  const nameOf = useStaffName();
  const putAside = usePutAside();
  const [picked, setPicked] = useState<readonly string[]>([]);
  const [showsAside, setShowsAside] = useState(false);
  if (snapshots === undefined)
    return (
      <Screen title="Snapshots">
        <output className="unseen">Opening the snapshots</output>
      </Screen>
    );
  const shown = snapshots.filter((one) => showsAside || !one.aside);
  const asides = snapshots.filter((one) => one.aside).length;
  const pair = picked
    .flatMap((id) => shown.find((one) => one.id === id) ?? [])
    .sort((a, b) => a.at - b.at);
  const [earlier, later] = pair;

  return (
    <Screen title="Snapshots" where="Snapshots">
      <div className={styles.page}>
        <div className={styles.bar}>
          {actions}
          {earlier !== undefined && later !== undefined ? (
            <LinkButton kind="main" href={pairHref(earlier, later)}>
              Compare the two
            </LinkButton>
          ) : (
            shown.length > 1 && (
              <p className={styles.quiet}>
                {picked.length === 0
                  ? "Tick two snapshots to compare them."
                  : "Tick one more to compare the two."}
              </p>
            )
          )}
        </div>
        {shown.length === 0 && (
          <EmptyState title="Nothing has been frozen yet">
            A snapshot keeps a picture as it is today, for the review and for looking back.{" "}
            {actions === undefined
              ? "Those that you may see will stand here, by term."
              : "Freeze the first with the button above."}
          </EmptyState>
        )}
        {byTerm(shown).map(({ year, season, snapshots: of }) => (
          <section key={`${year}:${season}`}>
            <h2>{writeTerm(year, season)}</h2>
            <ul className={styles.list}>
              {of.map((one) => (
                <li key={one.id} className={styles.item} data-aside={one.aside || undefined}>
                  <input
                    type="checkbox"
                    className={styles.tick}
                    aria-label={`Compare ${one.name}`}
                    checked={picked.includes(one.id)}
                    onChange={() => setPicked(tick(picked, one.id))}
                  />
                  <div className={styles.what}>
                    <a href={hrefOf(one)}>{one.name}</a>
                    <p className={styles.quiet}>
                      {sayFrozenAt(one.at)}, {nameOf(one.by)} ·{" "}
                      {plural(one.views.length, "picture")}
                      {one.versionOf !== null && " · a later version"}
                      {one.aside && " · put aside"}
                    </p>
                    {one.note !== "" && <p>{one.note}</p>}
                  </div>
                  <Button
                    kind="quiet"
                    aria-label={`${one.aside ? "Bring back" : "Put aside"} ${one.name}`}
                    onClick={() => void aside(one, !one.aside)}
                  >
                    {one.aside ? "Bring back" : "Put aside"}
                  </Button>
                </li>
              ))}
            </ul>
          </section>
        ))}
        {asides > 0 && (
          <Button kind="quiet" onClick={() => setShowsAside(!showsAside)}>
            {showsAside ? "Hide what was put aside" : `Show ${asides} put aside`}
          </Button>
        )}
      </div>
    </Screen>
  );

  async function aside(snapshot: Snapshot, wanted: boolean): Promise<void> {
    const { say } = await putAside(snapshot, wanted);
    if (say !== undefined) return void showToast({ words: say });
    setPicked(picked.filter((id) => id !== snapshot.id));
    showToast({
      words: wanted ? `Put “${snapshot.name}” aside.` : `Brought “${snapshot.name}” back.`,
      undo: () => void putAside(snapshot, !wanted),
    });
  }
}

/** Two at most: a third takes the place of the first. */
function tick(picked: readonly string[], id: string): readonly string[] {
  return picked.includes(id) ? picked.filter((one) => one !== id) : [...picked, id].slice(-2);
}
