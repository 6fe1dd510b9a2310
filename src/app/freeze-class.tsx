import { useState } from "react";
import { SEES_ALL } from "../domain/access.ts";
import type { Role } from "../domain/schema.ts";
import { classScope } from "../domain/scope.ts";
import { useStanding } from "../storage/use-live.ts";
import { Button } from "../ui/button.tsx";
import { later } from "../ui/later.tsx";

const FreezeClassDialog = later(() =>
  import("./freeze-class-dialog.tsx").then((part) => part.FreezeClassDialog),
);

/**
 * "Freeze" on a class's tracker, for whoever may freeze it; nothing for the others. What is known of
 * the class is read when it is asked for, not while one judges. [SN2] [SN13]
 */
export function FreezeClass(props: { role: Role; classId: string; subject: string }) {
  const { role, classId } = props;
  const standing = useStanding();
  const [open, setOpen] = useState(false);
  const sees = SEES_ALL.includes(role) || standing?.grants.sees.has(classScope(classId)) === true;
  const may = sees && (role !== "assistant" || standing?.roster.assistantsMayJudge === true);
  if (!may) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>Freeze</Button>
      {open && <FreezeClassDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
}
