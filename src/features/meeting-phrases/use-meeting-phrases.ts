import { useCallback, useMemo } from "react";
import { mayPlan } from "../../domain/access.ts";
import type { Edit } from "../../domain/edit.ts";
import { PHRASE_KINDS } from "../../domain/meeting-tables.ts";
import { ownId } from "../../domain/own-id.ts";
import {
  type Phrase,
  type PhraseKind,
  phrasesTakenOff,
  phrasesToOffer,
  tickedPhrasesOf,
} from "../../domain/phrase.ts";
import { sayCommit } from "../../storage/commit.ts";
import { useCommit, useDevice, useLive, useStanding } from "../../storage/use-live.ts";

/** A phrase on the list, with where it is from and how often it was ticked. */
export type ListedPhrase = Phrase & {
  from: "school" | "use" | "keepup";
  times: number;
  /** Whether this person may take it off. [PH3] */
  mayRemove: boolean;
};

export type PhrasesHeld = {
  kinds: readonly {
    kind: PhraseKind;
    offered: readonly ListedPhrase[];
    off: readonly (Phrase & { mayReturn: boolean })[];
  }[];
  mayAdd: boolean;
  newId: () => string;
  /** Answers why it was not kept, or undefined once it is on the disk. */
  save: (edits: readonly Edit[]) => Promise<string | undefined>;
};

/** The phrases that meetings offer, and those taken off. Undefined while the device is read. */
export function useMeetingPhrases(): PhrasesHeld | undefined {
  const device = useDevice();
  const standing = useStanding();
  const commit = useCommit();
  const rows = useLive(
    async (view) => ({
      phrases: await view.rows("phrase"),
      ticked: await view.rows("meeting-phrase"),
    }),
    [],
  );
  const save = useCallback(
    async (edits: readonly Edit[]) => sayCommit(await commit(edits)),
    [commit],
  );
  return useMemo(() => {
    if (rows === undefined || standing === undefined) return undefined;
    const ticked = tickedPhrasesOf(rows.ticked);
    const ownRows = new Set(rows.phrases.map(({ k }) => k));
    const newId = () => ownId(device.user, device.randomHex(8));
    const mayWrite = (id: string) => mayPlan(standing, { id });
    const mayWriteAll = mayWrite("");
    return {
      kinds: PHRASE_KINDS.map((kind) => ({
        kind,
        offered: phrasesToOffer(kind, rows.phrases, ticked).map((one): ListedPhrase => {
          const isRow = ownRows.has(one.id);
          const from = isRow ? "school" : one.own ? "use" : "keepup";
          return { ...one, from, mayRemove: isRow ? mayWrite(one.id) : mayWriteAll };
        }),
        off: phrasesTakenOff(kind, rows.phrases).map((one) => ({
          ...one,
          mayReturn: mayWrite(one.id),
        })),
      })),
      mayAdd: mayWrite(newId()),
      newId,
      save,
    };
  }, [rows, standing, device, save]);
}
