import type { ComponentProps } from "react";
import styles from "./button.module.css";

/** `main`: the one thing a screen or dialog is for. `plain`: anything else. `quiet`: words only. */
export type ButtonKind = "main" | "plain" | "quiet";

type ButtonProps = ComponentProps<"button"> & { kind?: ButtonKind };

export function Button({ kind = "plain", className, type = "button", ...rest }: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      className={[styles.button, styles[kind], className].filter(Boolean).join(" ")}
    />
  );
}

/** A link that looks like a button: for going somewhere. */
export function LinkButton({
  kind = "plain",
  className,
  children,
  ...rest
}: ComponentProps<"a"> & { kind?: ButtonKind }) {
  return (
    <a {...rest} className={[styles.button, styles[kind], className].filter(Boolean).join(" ")}>
      {children}
    </a>
  );
}
