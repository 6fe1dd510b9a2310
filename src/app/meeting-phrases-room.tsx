import { MeetingPhrases } from "../features/meeting-phrases/meeting-phrases.tsx";
import { useMeetingPhrases } from "../features/meeting-phrases/use-meeting-phrases.ts";
import { LinkButton } from "../ui/button.tsx";
import { Screen } from "../ui/screen.tsx";

/** The phrases that progress meetings offer. */
export function MeetingPhrasesRoom() {
  const held = useMeetingPhrases();
  return (
    <Screen
      title="Phrases for meetings"
      tools={<LinkButton href="/meet">To the meetings</LinkButton>}
    >
      {held === undefined ? (
        <output className="unseen">Opening the phrases</output>
      ) : (
        <MeetingPhrases held={held} />
      )}
    </Screen>
  );
}
