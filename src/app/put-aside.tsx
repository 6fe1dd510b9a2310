import type { Clock } from "../domain/clock.ts";
import type { NotePlace } from "../notes/left-words.ts";
import { dismissAttention, listAttention, type NeedsAttention } from "../storage/saving.ts";
import { useDevice, useLive } from "../storage/use-live.ts";
import { Button } from "../ui/button.tsx";
import { later } from "../ui/later.tsx";
import { StatusDot } from "../ui/status-dot.tsx";
import { sayChange } from "./change-words.ts";
import { sayMoment } from "./moment-words.ts";
import styles from "./saving-status.module.css";

/** Their reader comes along only where words were put aside, which is seldom. */
const PutAsideWords = later(async () => (await import("./put-aside-words.tsx")).PutAsideWords);

/** What the school put aside, for the one who made it: what, why, and that it is kept. */
export function PutAside() {
  const device = useDevice();
  const waiting = useLive(
    async (view) =>
      Promise.all(
        groupsOf(await listAttention(device)).map(async (group) => ({
          group,
          words: await sayChange(view, group.change),
        })),
      ),
    [device],
  );
  async function dismissAll(ids: readonly string[]): Promise<void> {
    for (const id of ids) await dismissAttention(device, id);
  }
  if (waiting === undefined || waiting.length === 0) return null;
  return (
    <section className={styles.attention} aria-label="Needs a look">
      <div className={styles.stage}>
        <StatusDot kind="look" />
        <strong>Needs a look</strong>
      </div>
      <ul className={styles.list}>
        {waiting.map(({ group, words }) => (
          <li key={group.change.id} className={styles.asked}>
            <span>{words}</span>
            <p>{group.say}</p>
            {group.pieces.length > 0 && (
              <PutAsideWords
                place={placeOf(group.change)}
                isReplaced={group.why === "note-replaced"}
                pieces={group.pieces.map(({ u }) => u)}
              />
            )}
            <small>
              Put aside {sayMoment(group.since, device.now())}.{" "}
              {group.pieces.length > 0
                ? "Your words stay here until you take them off this list."
                : "The school keeps it, and your administrator can put it into the record under your name, or has since."}
            </small>
            <Button kind="quiet" onClick={() => void dismissAll(group.ids)}>
              Take off this list
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What is shown as one: a change, or everything that was written in one section of a note. [NT6] */
type Group = NeedsAttention & { ids: string[]; pieces: { h: Clock; u: string }[] };

function placeOf({ t, k, f }: NeedsAttention["change"]): NotePlace {
  return { t: t as NotePlace["t"], k, section: Object.keys(f)[0] ?? "" };
}

function groupsOf(waiting: readonly NeedsAttention[]): Group[] {
  const groups = new Map<string, Group>();
  for (const one of waiting) {
    const { t, k, op, f, id } = one.change;
    const [section = "", input] = op === "note" ? (Object.entries(f)[0] ?? []) : [];
    const u = (input as { u?: unknown } | undefined)?.u;
    const name = typeof u === "string" ? `${t} ${k} ${section} ${one.why}` : id;
    const held = groups.get(name) ?? { ...one, ids: [], pieces: [] };
    held.ids.push(id);
    if (typeof u === "string") held.pieces.push({ h: one.change.h, u });
    groups.set(name, held);
  }
  // In the order they were written in.
  for (const { pieces } of groups.values()) pieces.sort((a, b) => (a.h < b.h ? -1 : 1));
  return [...groups.values()];
}
