import { type Overtaken, sayOvertaken } from "../domain/overtaken-words.ts";
import { ToldNotice } from "./told-notice.tsx";

/** An answer of the reader’s that did not last: said again with one press, or left as it stands. [MA17] */
export function OvertakenNotice({
  overtaken,
  onAgain,
  onLeave,
}: {
  overtaken: Overtaken;
  onAgain: () => void;
  onLeave: () => void;
}) {
  const isDropped = overtaken.said === "dropped";
  return (
    <ToldNotice
      words={sayOvertaken(overtaken)}
      again={isDropped ? "Drop it all the same" : "It is done all the same"}
      leave={isDropped ? "Leave it as done" : "Leave it dropped"}
      onAgain={onAgain}
      onLeave={onLeave}
    />
  );
}
