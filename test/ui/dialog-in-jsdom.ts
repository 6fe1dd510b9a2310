/**
 * jsdom has the dialog element but not its modal methods. This gives it what the platform's do as far
 * as a test can see: open and closed, and the focus, which goes back only while the dialog is still on
 * the page.
 */
export function giveDialogs(): void {
  const { prototype } = HTMLDialogElement;
  const before = new WeakMap<HTMLDialogElement, Element | null>();
  prototype.showModal = function showModal() {
    before.set(this, document.activeElement);
    this.setAttribute("open", "");
    this.querySelector<HTMLElement>("button, input, select, textarea, [href]")?.focus();
  };
  prototype.close = function close() {
    this.removeAttribute("open");
    const held = before.get(this);
    if (this.isConnected && held instanceof HTMLElement) held.focus();
  };
}
