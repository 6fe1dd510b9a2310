import { type Overtaken, sayOvertaken } from "../domain/overtaken-words.ts";
import { Button } from "./button.tsx";
import { Notice } from "./notice.tsx";

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
    <Notice kind="look">
      {sayOvertaken(overtaken)}{" "}
      <Button onClick={onAgain}>
        {isDropped ? "Drop it all the same" : "It is done all the same"}
      </Button>{" "}
      <Button kind="quiet" onClick={onLeave}>
        {isDropped ? "Leave it as done" : "Leave it dropped"}
      </Button>
    </Notice>
  );
}
