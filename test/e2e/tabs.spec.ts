import {
  allSent,
  enterDemo,
  expectAt,
  judge,
  namesIn,
  openPoint,
  settle,
  test,
} from "./school-day.ts";

test("two tabs of one person show each other's work at once, and either may be closed", async ({
  server,
  laptop,
}) => {
  const context = await (await Promise.resolve(laptop())).open();
  const first = await context.newPage();
  await enterDemo(first, server.address, /Okafor/);
  await settle(first);
  const second = await context.newPage();
  await second.goto(first.url());
  await settle(second);
  const point = await openPoint(first);
  const [one = "", two = ""] = await namesIn(first, point);

  await judge(first, point, one, "5L");
  await expectAt(second, point, one, "5L");
  await judge(second, point, two, "5H");
  await expectAt(first, point, two, "5H");

  // The first tab led the exchange with the school; the second must take over.
  await first.close();
  await judge(second, point, one, "6L");
  await expectAt(second, point, one, "6L");
  await allSent(second);
});
