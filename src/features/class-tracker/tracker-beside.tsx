import { useEffect } from "react";
import { placeOfEntry } from "./place-of-entry.ts";
import { SurpriseNote } from "./surprise-note.tsx";
import { TrackerChild } from "./tracker-child.tsx";
import { TrackerSeveral } from "./tracker-several.tsx";
import { useChildStory } from "./use-child-story.ts";
import type { ClassTracker } from "./use-class-tracker.ts";
import type { TargetGroup } from "./use-target-group.ts";
import type { TrackerHand } from "./use-tracker-hand.ts";

/** What stands beside the grid besides the counts: the picked child, those selected, a question. */
export function TrackerBeside({
  tracker,
  hand,
  busy,
  ghosts,
  targetGroup,
  settled,
  onSettle,
  toTop,
}: {
  tracker: ClassTracker;
  hand: TrackerHand;
  /** A child is picked, or several are being selected. */
  busy: boolean;
  ghosts: ReadonlyMap<string, number>;
  targetGroup: TargetGroup | undefined;
  /** Ids of judgements whose author has said that they are right. Kept in this tab alone. [PS15] */
  settled: ReadonlySet<string>;
  onSettle: (entry: string) => void;
  /** Scrolls what stands beside the grid back to its beginning. */
  toTop: () => void;
}) {
  const { facts, scene } = tracker;
  const { picked, several } = hand;
  const judged = tracker.latest?.pupil;
  const story = useChildStory(tracker, picked?.pupil ?? judged);
  // Right after the judgement, and for whoever made it: nowhere else, and nothing of it is kept.
  const asked =
    story?.surprise?.entry === tracker.latest?.entry && !settled.has(story?.surprise?.entry ?? "")
      ? story?.surprise
      : undefined;
  const answers = {
    onSettle,
    onPutBack: (entry: string) => {
      const at = placeOfEntry(facts, entry);
      if (at !== undefined) void hand.put(at, at.before, "restored");
    },
    onWhy: (entry: string, why: string) => {
      const at = placeOfEntry(facts, entry);
      const name = at === undefined ? "" : (hand.chipOf(at)?.name ?? "");
      if (at !== undefined)
        void hand.put(at, at.v, "typed", {
          why,
          tell: { words: `Your reason is kept beside ${name}’s level.` },
        });
    },
  };
  // Another child, a question, or the counts again: each is read from its beginning.
  const top = `${picked?.pupil} ${picked?.column} ${asked?.entry}`;
  useEffect(() => {
    if (top !== "") toTop();
    return toTop;
  }, [toTop, top]);
  if (picked !== undefined)
    return (
      <TrackerChild
        key={`${picked.pupil} ${picked.column}`}
        tracker={tracker}
        at={picked}
        ghosts={ghosts}
        closed={hand.sayClosed(picked)}
        focused={hand.sheetFocused}
        onPut={(value, how, more) => void hand.put(picked, value, how, more)}
        onClose={hand.putDown}
        story={story}
        targetGroup={targetGroup}
        settled={settled}
        {...answers}
      />
    );
  return (
    <>
      {asked !== undefined && (
        <SurpriseNote
          tracker={tracker}
          surprise={asked}
          name={scene.chips.get(judged ?? "")?.[0]?.name ?? ""}
          {...answers}
        />
      )}
      {busy && (
        <TrackerSeveral
          scene={scene}
          several={several}
          closed={hand.sayClosedSeveral()}
          onText={hand.takeText}
          onNudge={hand.nudgeSeveral}
          onWithdraw={hand.withdrawSeveral}
        />
      )}
    </>
  );
}
