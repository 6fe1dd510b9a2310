import { later } from "../ui/later.tsx";

/** The round below a class. The class itself is there first and waits for nothing. */
export const RoundFoot = later(() =>
  import("../features/collection-round/collection-round.tsx").then((part) => part.CollectionRound),
);
