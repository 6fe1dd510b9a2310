import { useEffect, useState } from "react";
import { type LeftWords, letWordsGo, useLeftWords } from "../notes/left-words.ts";
import { sayCommit } from "../storage/commit.ts";
import { useCommit, useDevice, useLive } from "../storage/use-live.ts";
import { Button } from "../ui/button.tsx";
import { TextArea } from "../ui/field.tsx";
import { sayChange } from "./change-words.ts";
import styles from "./unkept-words.module.css";

/** How long until the device is asked again by itself, in milliseconds. */
const AGAIN_AFTER = 10_000;

/**
 * Words of a box that has closed, which this device has not taken: on every screen until they are
 * kept, or their author lets them go. [NT10]
 */
export function UnkeptWords() {
  const device = useDevice();
  const commit = useCommit();
  const left = useLeftWords(device.outbox.name);
  const [said, setSaid] = useState("");
  useEffect(() => {
    const ask = (event: Event) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, []);
  async function keepAgain(words: LeftWords): Promise<void> {
    const { place, pieces } = words;
    const why = sayCommit(await commit(pieces.map((note) => ({ ...place, note }))));
    if (why === undefined) letWordsGo(words);
    else setSaid(`Still not kept. ${why}`);
  }
  useEffect(() => {
    const timer = setInterval(() => {
      for (const words of left) if (words.pieces.length > 0) void keepAgain(words);
    }, AGAIN_AFTER);
    return () => clearInterval(timer);
  });
  if (left.length === 0) return null;
  return (
    <section className={styles.unkept} role="alert" aria-label="Words that are not kept">
      <strong>These words are not kept yet. Leave this page open.</strong>
      <ul className={styles.list}>
        {left.map((words, at) => (
          <li key={at} className={styles.one}>
            <About words={words} />
            <p>{said === "" || words.pieces.length === 0 ? words.problem : said}</p>
            <TextArea
              label="What you wrote, to copy"
              value={words.words}
              readOnly
              rows={2}
              onFocus={(event) => event.currentTarget.select()}
            />
            <div className={styles.does}>
              {words.pieces.length > 0 && (
                <Button kind="main" onClick={() => void keepAgain(words)}>
                  Try again
                </Button>
              )}
              <Button kind="quiet" onClick={() => letWordsGo(words)}>
                Let them go
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function About({ words: { place } }: { words: LeftWords }) {
  const { t, k } = place;
  const about = useLive(
    (view) => sayChange(view, { id: "", t, k, op: "note", f: {}, h: "", sv: 0 }),
    [t, k],
  );
  return <span>{about ?? "A note"}</span>;
}
