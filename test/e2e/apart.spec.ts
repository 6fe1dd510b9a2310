import { expect } from "@playwright/test";
import {
  allSent,
  childIn,
  enterDemo,
  expectAt,
  judge,
  namesIn,
  openPoint,
  settle,
  test,
} from "./school-day.ts";

test("two people judge one child apart: both are kept, both see it, one tap settles it", async ({
  server,
  laptop,
}) => {
  const teacher = await (await laptop().open()).newPage();
  const head = await (await laptop().open()).newPage();
  await enterDemo(teacher, server.address, /Okafor/);
  await settle(teacher);
  await enterDemo(head, server.address, /headteacher/i);
  await head.goto(teacher.url());
  await settle(head);
  for (const page of [teacher, head]) {
    await page.getByRole("button", { name: "Maths", exact: true }).click();
    await expect(page.getByRole("grid", { name: /^Maths/ })).toBeVisible();
  }
  const point = await openPoint(teacher);
  const [child = ""] = await namesIn(teacher, point);

  await server.down();
  await judge(teacher, point, child, "5S");
  await expectAt(teacher, point, child, "5S");
  await judge(head, point, child, "1H");
  await expectAt(head, point, child, "1H");
  await server.up();
  for (const page of [teacher, head]) {
    await page.evaluate(() => window.dispatchEvent(new Event("online")));
    await allSent(page);
  }

  for (const page of [teacher, head])
    await expect(childIn(page, point, child)).toHaveAccessibleName(/two judgements differ/, {
      timeout: 30_000,
    });
  await childIn(teacher, point, child).focus();
  await teacher.keyboard.press("F2");
  const sheet = teacher.getByRole("region", { name: `${child}, ${point}` });
  await expect(sheet.getByText(/you put 5S/i).first()).toBeVisible();
  await expect(sheet.getByText(/put 1H/i).first()).toBeVisible();
  await teacher.getByRole("button", { name: /Keep 5S/ }).click();
  await expectAt(teacher, point, child, "5S");
  await expectAt(head, point, child, "5S");
  await expect(childIn(head, point, child)).not.toHaveAccessibleName(/two judgements differ/);
});
