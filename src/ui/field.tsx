import { type ComponentProps, type ReactNode, useId } from "react";
import styles from "./field.module.css";

type FieldProps = {
  label: string;
  /** What helps to fill it in, always shown. */
  hint?: ReactNode;
  /** What is not right yet and what to do about it. */
  wrong?: string | undefined;
};

function describedBy(id: string, hint: ReactNode, wrong: string | undefined): string | undefined {
  const ids = [hint === undefined ? "" : `${id}-hint`, wrong === undefined ? "" : `${id}-wrong`];
  const joined = ids.filter(Boolean).join(" ");
  return joined === "" ? undefined : joined;
}

function Field({
  id,
  label,
  hint,
  wrong,
  children,
}: FieldProps & { id: string; children: ReactNode }) {
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {hint !== undefined && (
        <div id={`${id}-hint`} className={styles.hint}>
          {hint}
        </div>
      )}
      {children}
      {wrong !== undefined && (
        <div id={`${id}-wrong`} className={styles.wrong}>
          {wrong}
        </div>
      )}
    </div>
  );
}

export function TextField({
  label,
  hint,
  wrong,
  className,
  ...rest
}: FieldProps & ComponentProps<"input">) {
  const id = useId();
  return (
    <Field id={id} label={label} hint={hint} wrong={wrong}>
      <input
        {...rest}
        id={id}
        className={[styles.control, className].filter(Boolean).join(" ")}
        aria-invalid={wrong === undefined ? undefined : true}
        aria-describedby={describedBy(id, hint, wrong)}
      />
    </Field>
  );
}

export function TextArea({
  label,
  hint,
  wrong,
  className,
  ...rest
}: FieldProps & ComponentProps<"textarea">) {
  const id = useId();
  return (
    <Field id={id} label={label} hint={hint} wrong={wrong}>
      <textarea
        {...rest}
        id={id}
        className={[styles.control, styles.area, className].filter(Boolean).join(" ")}
        aria-invalid={wrong === undefined ? undefined : true}
        aria-describedby={describedBy(id, hint, wrong)}
      />
    </Field>
  );
}

export function SelectField({
  label,
  hint,
  wrong,
  children,
  ...rest
}: FieldProps & ComponentProps<"select">) {
  const id = useId();
  return (
    <Field id={id} label={label} hint={hint} wrong={wrong}>
      <select
        {...rest}
        id={id}
        className={styles.control}
        aria-invalid={wrong === undefined ? undefined : true}
        aria-describedby={describedBy(id, hint, wrong)}
      >
        {children}
      </select>
    </Field>
  );
}

/** One yes or no, with its label beside it. */
export function CheckField({
  label,
  hint,
  ...rest
}: Omit<FieldProps, "wrong"> & Omit<ComponentProps<"input">, "type">) {
  const id = useId();
  return (
    <div className={styles.check}>
      <input
        {...rest}
        type="checkbox"
        id={id}
        aria-describedby={describedBy(id, hint, undefined)}
      />
      <div>
        <label htmlFor={id}>{label}</label>
        {hint !== undefined && (
          <div id={`${id}-hint`} className={styles.hint}>
            {hint}
          </div>
        )}
      </div>
    </div>
  );
}
