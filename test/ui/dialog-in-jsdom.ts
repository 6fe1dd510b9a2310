/**
 * jsdom has the dialog element but not its modal methods. This gives it what the platform's do as far
 * as a test can see: open and closed.
 */
export function giveDialogs(): void {
  const { prototype } = HTMLDialogElement;
  prototype.showModal = function showModal() {
    this.setAttribute("open", "");
  };
  prototype.close = function close() {
    this.removeAttribute("open");
  };
}
