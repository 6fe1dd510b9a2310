import { useState } from "react";
import { Button } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import rows from "../../ui/rows.module.css";

/** A link that somebody hands over: shown once, to copy. */
export function LinkToCopy({ label, link, hint }: { label: string; link: string; hint: string }) {
  const [copied, setCopied] = useState(false);
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(link);
      setCopied(true);
    } catch {
      // The browser does not let us: the link is selected, and Ctrl C copies it.
    }
  }
  return (
    <div className={rows.form}>
      <TextField
        label={label}
        hint={hint}
        value={link}
        readOnly
        onFocus={(event) => event.target.select()}
      />
      <div>
        <Button onClick={() => void copy()}>{copied ? "Copied" : "Copy the link"}</Button>
      </div>
    </div>
  );
}
