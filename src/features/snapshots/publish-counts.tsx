import { useMemo, useState } from "react";
import { countsToPublish } from "../../domain/counts-to-publish.ts";
import type { OpenedSnapshot } from "../../domain/snapshot.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { TextArea } from "../../ui/field.tsx";
import { showToast } from "../../ui/toast.ts";
import { CountsTables } from "./counts-tables.tsx";
import { usePublish, usePublished } from "./use-snapshots.ts";
import styles from "./snapshots.module.css";

/** Publishes counts of a snapshot to governors, after showing exactly what they will see. [PC2] [PC4] */
export function PublishCounts({ opened }: { opened: OpenedSnapshot & { is: "whole" } }) {
  const published = usePublished();
  const publish = usePublish();
  const [open, setOpen] = useState(false);
  const [note, setNote] = useState("");
  const [wrong, setWrong] = useState<string>();
  const { snapshot, facts } = opened;
  const counts = useMemo(() => countsToPublish(snapshot, facts, note), [snapshot, facts, note]);
  const held = published?.find((one) => one.snapshot === snapshot.id);

  async function send(wanted: typeof counts | null): Promise<void> {
    const { say } = await publish(snapshot.id, wanted);
    setWrong(say);
    if (say !== undefined) return;
    setOpen(false);
    showToast({
      words:
        wanted === null
          ? "Governors no longer see figures of this snapshot."
          : "Governors see these counts when their device next reaches the school.",
    });
  }

  return (
    <>
      <Button onClick={() => setOpen(true)}>
        {held === undefined ? "Publish counts to governors" : "Published to governors"}
      </Button>
      {open && (
        <Dialog
          wide
          title={held === undefined ? "What governors will see" : "What governors see"}
          onClose={() => setOpen(false)}
          foot={
            <>
              <Button onClick={() => setOpen(false)}>Close</Button>
              {held === undefined ? (
                <Button kind="main" onClick={() => void send(counts)}>
                  Publish
                </Button>
              ) : (
                <Button onClick={() => void send(null)}>Take back from governors</Button>
              )}
            </>
          }
        >
          <div className={styles.form}>
            {held === undefined && (
              <TextArea
                label="A sentence for governors (you can leave this out)"
                hint="Do not name a child: governors see no child’s record."
                value={note}
                maxLength={2000}
                rows={2}
                onChange={(event) => setNote(event.target.value)}
              />
            )}
            {wrong !== undefined && <p role="alert">{wrong}</p>}
            <CountsTables counts={held?.counts ?? counts} />
          </div>
        </Dialog>
      )}
    </>
  );
}
