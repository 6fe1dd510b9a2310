/**
 * A `ref` for the first field of a form that the press before it asked for: takes the focus when it
 * comes. Not for what a page opens with.
 */
export function takeFocus(field: HTMLElement | null): void {
  field?.focus();
}
