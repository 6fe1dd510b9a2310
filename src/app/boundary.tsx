import { Component, type ReactNode } from "react";
import { storageProblemOf } from "../storage/storage-problem.ts";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";

type BoundaryProps = {
  children: ReactNode;
  /** Another screen is another try: when this changes, what broke is forgotten. */
  resetOn?: string;
};
type BoundaryState = { thrown: unknown; broke: boolean; at: string | undefined };

/** Where a screen breaks, a sentence stands in its place, with a way on; the rest goes on working. */
export class Boundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { thrown: undefined, broke: false, at: this.props.resetOn };

  static getDerivedStateFromError(thrown: unknown): Partial<BoundaryState> {
    return { thrown, broke: true };
  }

  static getDerivedStateFromProps(
    props: BoundaryProps,
    state: BoundaryState,
  ): BoundaryState | null {
    return props.resetOn === state.at
      ? null
      : { thrown: undefined, broke: false, at: props.resetOn };
  }

  override render(): ReactNode {
    if (!this.state.broke) return this.props.children;
    return (
      <main id="main">
        <EmptyState
          title="This screen stopped"
          step={
            <Button kind="main" onClick={() => location.reload()}>
              Reload
            </Button>
          }
        >
          {sayBroken(this.state.thrown)}
        </EmptyState>
      </main>
    );
  }
}

/** Why a screen broke, as far as it matters to the person in front of it. */
function sayBroken(thrown: unknown): string {
  if (thrown instanceof TypeError && /import|module/i.test(thrown.message))
    return "A part of Keepup could not be fetched, most likely because a newer version has arrived. What you entered is safe on this device; reload to go on.";
  if (storageProblemOf(thrown).code !== "unknown")
    return "The browser closed this device’s storage under Keepup. What you entered before is safe; reload to go on.";
  return "Something on this screen could not be shown. What you entered is safe on this device; reload to go on.";
}
