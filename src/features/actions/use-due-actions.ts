import { useMemo } from "react";
import { remindersFor } from "../../domain/action-list.ts";
import { withoutTwins } from "../../domain/action-twins.ts";
import { meetingActionsOf } from "../../domain/meeting-action.ts";
import { useDevice, useLive, useSchoolDay } from "../../storage/use-live.ts";

/** What of this person's own actions asks for something now; undefined while the device is read. */
export function useDueActions(): ReturnType<typeof remindersFor> | undefined {
  const { user } = useDevice();
  const today = useSchoolDay();
  const rows = useLive(
    async (view) => [...(await view.rows("meeting-action")), ...(await view.rows("staff-action"))],
    [],
  );
  return useMemo(
    () =>
      rows === undefined
        ? undefined
        : remindersFor(withoutTwins(meetingActionsOf(rows)), user, today),
    [rows, user, today],
  );
}
