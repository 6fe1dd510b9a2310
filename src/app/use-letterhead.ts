import { useMemo } from "react";
import type { Role } from "../domain/schema.ts";
import type { LetterheadHere } from "../files/letterhead-here.ts";
import { unsentFoot } from "../pictures/unsent-foot.ts";
import type { Saving } from "../storage/saving.ts";
import { useLive, useSchoolDay } from "../storage/use-live.ts";
import { deviceNoun } from "./device-noun.ts";

/** What every file that leaves says of itself: school, day, and what the school does not have yet. [EX1] [EX3] */
export function useLetterhead(saving: Saving | undefined, role: Role): LetterheadHere {
  const day = useSchoolDay();
  const school = useLive(async (view) => (await view.row("school", "school"))?.f.name, []);
  const unsent = saving?.onDevice ?? 0;
  return useMemo(() => {
    const device = deviceNoun();
    return {
      school: typeof school === "string" ? school : "",
      day,
      foot: unsentFoot(unsent, device),
      device,
      mayHaveNames: role !== "governor",
    };
  }, [school, day, unsent, role]);
}
