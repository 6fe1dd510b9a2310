import { LinkButton } from "./button.tsx";
import { EmptyState } from "./empty-state.tsx";

/** A class without children: whoever may put some into it is led there, others are told who does. */
export function EmptyClass({
  name,
  mayAdd,
}: {
  name: string;
  /** This person is of the office. */
  mayAdd: boolean;
}) {
  const title = `Nobody is in ${name} yet`;
  if (!mayAdd)
    return (
      <EmptyState title={title}>
        When the office puts children into this class, their names stand here.
      </EmptyState>
    );
  return (
    <EmptyState
      title={title}
      step={
        <LinkButton kind="main" href="/set-up/children">
          To the children
        </LinkButton>
      }
    >
      Add children to the class, or move some here from another, and their names stand here.
    </EmptyState>
  );
}
