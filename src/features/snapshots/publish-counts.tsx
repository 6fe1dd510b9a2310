import { useMemo, useState } from "react";
import { countsToPublish } from "../../domain/counts-to-publish.ts";
import { type LeftOut, leftOutBeside } from "../../domain/publication-difference.ts";
import type { OpenedSnapshot } from "../../domain/snapshot.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { TextArea } from "../../ui/field.tsx";
import { plural } from "../../ui/plural.ts";
import { ProgressLine } from "../../ui/progress-line.tsx";
import { showToast } from "../../ui/toast.ts";
import { CountsTables } from "./counts-tables.tsx";
import { usePublications } from "./use-publications.ts";
import { type Published, usePublish, usePublished } from "./use-snapshots.ts";
import styles from "./snapshots.module.css";

type Whole = OpenedSnapshot & { is: "whole" };

/** Publishes counts of a snapshot to governors, after showing exactly what they will see. [PC2] [PC4] */
export function PublishCounts({ opened }: { opened: Whole }) {
  const published = usePublished();
  const [open, setOpen] = useState(false);
  const held = published?.find((one) => one.snapshot === opened.snapshot.id);
  const onClose = () => setOpen(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        {held === undefined ? "Publish counts to governors" : "Published to governors"}
      </Button>
      {open &&
        (held === undefined ? (
          <ToPublish opened={opened} onClose={onClose} />
        ) : (
          <IsPublished held={held} onClose={onClose} />
        ))}
    </>
  );
}

function ToPublish({ opened, onClose }: { opened: Whole; onClose: () => void }) {
  const { snapshot, facts } = opened;
  const publish = usePublish();
  const [note, setNote] = useState("");
  const [wrong, setWrong] = useState<string>();
  const standing = usePublications(snapshot);
  const leftOut = useMemo(
    () =>
      standing === undefined || standing === "arriving"
        ? []
        : leftOutBeside({ counts: countsToPublish(snapshot, facts, ""), facts }, standing),
    [snapshot, facts, standing],
  );
  const counts = useMemo(() => {
    const subjects = new Set(leftOut.map(({ subject }) => subject.id));
    return countsToPublish(snapshot, facts, note, subjects);
  }, [snapshot, facts, note, leftOut]);

  async function send(): Promise<void> {
    const { say } = await publish(snapshot.id, counts);
    setWrong(say);
    if (say !== undefined) return;
    onClose();
    showToast({ words: "Governors see these counts when their device next reaches the school." });
  }

  return (
    <Dialog
      wide
      title="What governors will see"
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>Close</Button>
          <Button
            kind="main"
            disabled={
              standing === undefined || standing === "arriving" || counts.tables.length === 0
            }
            onClick={() => void send()}
          >
            Publish
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        {standing === "arriving" && (
          <output>
            Other counts are published, and the snapshot they were made from has not all reached
            this device. Until it has, nobody can tell what the two would say together.
          </output>
        )}
        {leftOut.map((one) => (
          <output key={one.subject.id}>{sayLeftOut(one)}</output>
        ))}
        <TextArea
          label="A sentence for governors (you can leave this out)"
          hint="Do not name a child: governors see no child’s record."
          value={note}
          maxLength={2000}
          rows={2}
          onChange={(event) => setNote(event.target.value)}
        />
        {wrong !== undefined && <p role="alert">{wrong}</p>}
        {standing === undefined ? (
          <ProgressLine label="Looking at what is published already" />
        ) : (
          counts.tables.length > 0 && <CountsTables counts={counts} />
        )}
      </div>
    </Dialog>
  );
}

/** Why a subject is not published, and what to do. [PC5] */
function sayLeftOut({ subject, beside, differ }: LeftOut): string {
  const why =
    differ === undefined
      ? "together the two would tell a number that one of them keeps back"
      : `in one year group only ${plural(differ, "child", "children")} would differ, and whoever subtracts the two could tell who`;
  return `${subject.name} is left out: “${beside}” is published already, and ${why}. To publish ${subject.name.toLowerCase()} of this snapshot, take that one back first.`;
}

function IsPublished({ held, onClose }: { held: Published; onClose: () => void }) {
  const publish = usePublish();
  const [wrong, setWrong] = useState<string>();

  async function takeBack(): Promise<void> {
    const { say } = await publish(held.snapshot, null);
    setWrong(say);
    if (say !== undefined) return;
    onClose();
    showToast({ words: "Governors no longer see figures of this snapshot." });
  }

  return (
    <Dialog
      wide
      careful
      title="What governors see"
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>Close</Button>
          <Button onClick={() => void takeBack()}>Take back from governors</Button>
        </>
      }
    >
      <div className={styles.form}>
        {wrong !== undefined && <p role="alert">{wrong}</p>}
        <CountsTables counts={held.counts} />
      </div>
    </Dialog>
  );
}
