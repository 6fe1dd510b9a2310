import { readsChanges, writeChangesAsked } from "../domain/logged-change.ts";
import { useStanding } from "../storage/use-live.ts";
import { LinkButton } from "../ui/button.tsx";

/** From a meeting to what was changed in it, for those who may read that. [WC1] */
export function MeetingChangesLink({ meeting }: { meeting: string }) {
  const role = useStanding()?.role;
  if (role === undefined || !readsChanges(role)) return null;
  return (
    <LinkButton kind="quiet" href={`/set-up/changes?${writeChangesAsked({ meeting })}`}>
      What was changed in this meeting
    </LinkButton>
  );
}
