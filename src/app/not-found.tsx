import { LinkButton } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { Screen } from "../ui/screen.tsx";

/** An address that leads nowhere, or not for this person. */
export function NotFound() {
  return (
    <Screen title="Nothing here">
      <EmptyState
        title="There is nothing at this address"
        step={
          <LinkButton kind="main" href="/">
            To your class
          </LinkButton>
        }
      >
        It may be an old link, or a part of Keepup that belongs to another role. Nothing was
        changed.
      </EmptyState>
    </Screen>
  );
}
