import axe from "axe-core";

/**
 * What axe finds wrong with what is on the page, a line each. Contrast needs a browser that draws and
 * is looked at in the end-to-end tests.
 */
export async function axeViolations(within: Element = document.body): Promise<string[]> {
  const { violations } = await axe.run(within, {
    rules: { "color-contrast": { enabled: false } },
  });
  return violations.map(
    ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html).join(" ")}`,
  );
}
