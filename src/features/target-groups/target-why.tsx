import { useId } from "react";
import { LONGEST_TARGET_WHY } from "../../domain/target-group.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { TextArea } from "../../ui/field.tsx";
import { formText } from "../../ui/form-text.ts";

/** A step that is about to be taken. */
export type AskedStep = { is: "in" | "out"; id: string; name: string };

/** Why a child is chosen or taken out, if somebody likes to say so. [TG1] */
export function TargetWhy({
  asked: { is, name },
  within,
  onSay,
  onClose,
}: {
  asked: AskedStep;
  within: string;
  onSay: (why: string) => void;
  onClose: () => void;
}) {
  const form = useId();
  return (
    <Dialog
      title={is === "in" ? `Choose ${name} for ${within}` : `Take ${name} out for ${within}`}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="main" type="submit" form={form}>
            {is === "in" ? "Choose" : "Take out"}
          </Button>
        </>
      }
    >
      <form
        id={form}
        onSubmit={(event) => {
          event.preventDefault();
          onSay(formText(new FormData(event.currentTarget), "why"));
        }}
      >
        <TextArea label="Why, if you like" name="why" rows={2} maxLength={LONGEST_TARGET_WHY} />
      </form>
    </Dialog>
  );
}
