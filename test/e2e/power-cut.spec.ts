import { expect } from "@playwright/test";
import { CuttingProxy } from "../support/cutting-proxy.ts";
import { freePort } from "../support/school-server.ts";
import {
  allSent,
  childIn,
  enterDemo,
  expectAt,
  judge,
  namesIn,
  openPoint,
  saving,
  settle,
  test,
} from "./school-day.ts";

test("the server dies between commit and reply: the change is there once, and the teacher is told the truth", async ({
  server,
  laptop,
}) => {
  const proxy = await CuttingProxy.before(server.port, await freePort());
  try {
    const page = await (await laptop().open()).newPage();
    await enterDemo(page, proxy.address, /Okafor/);
    await settle(page);
    const point = await openPoint(page);
    const [child = ""] = await namesIn(page, point);

    // With the line, before anything can be asked again.
    const dead = proxy.loseNextAnswer().then(() => server.down("SIGKILL"));
    await judge(page, point, child, "6H");
    await dead;
    await expectAt(page, point, child, "6H");
    await expect(saving(page)).toContainText(/Saved on this/);

    await server.up();
    await page.evaluate(() => window.dispatchEvent(new Event("online")));
    await allSent(page);
    await expectAt(page, point, child, "6H");
    await childIn(page, point, child).focus();
    await page.keyboard.press("F2");
    // Once in the history: the second sending was known for what it was.
    const history = page.getByRole("region", { name: `${child}, ${point}` }).getByRole("listitem");
    await expect(history.filter({ hasText: "Level 6 High" })).toHaveCount(1);
  } finally {
    await proxy.end();
  }
});
