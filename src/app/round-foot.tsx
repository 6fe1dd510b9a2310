import { type ComponentProps, lazy, Suspense } from "react";

const CollectionRound = lazy(() =>
  import("../features/collection-round/collection-round.tsx").then((round) => ({
    default: round.CollectionRound,
  })),
);

/** The round below a class. The class itself is there first and waits for nothing. */
export function RoundFoot(props: ComponentProps<typeof CollectionRound>) {
  return (
    <Suspense fallback={null}>
      <CollectionRound {...props} />
    </Suspense>
  );
}
