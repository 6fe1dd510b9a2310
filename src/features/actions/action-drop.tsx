import { useId } from "react";
import { LONGEST_REASON } from "../../domain/meeting-tables.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { TextArea } from "../../ui/field.tsx";
import { formText } from "../../ui/form-text.ts";

/** Why an action is dropped; a reason helps the next meeting, and is not asked for. [MA6] */
export function ActionDrop({
  what,
  onDrop,
  onClose,
}: {
  what: string;
  onDrop: (why: string) => void;
  onClose: () => void;
}) {
  const form = useId();
  return (
    <Dialog
      title="Drop an action"
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="main" type="submit" form={form}>
            Drop it
          </Button>
        </>
      }
    >
      <form
        id={form}
        onSubmit={(event) => {
          event.preventDefault();
          onDrop(formText(new FormData(event.currentTarget), "why"));
        }}
      >
        <p>“{what}” stays on the list as dropped, and can be opened again.</p>
        <TextArea label="Why, if you like" name="why" rows={2} maxLength={LONGEST_REASON} />
      </form>
    </Dialog>
  );
}
