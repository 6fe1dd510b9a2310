import { expect } from "@playwright/test";
import {
  allSent,
  childIn,
  expectAt,
  judge,
  openPoint,
  saving,
  settle,
  test,
} from "./school-day.ts";

test("a school set up by hand: children pasted, a teacher invited, a class judged in three subjects offline", async ({
  server,
  laptop,
}) => {
  const office = await (await laptop().open()).newPage();
  await office.goto(server.address);
  await office.getByRole("link", { name: /Set up your school/ }).click();

  // A wrong code and a short password are said where they are, and nothing is made.
  await office.getByLabel("Set-up code").fill("AAAA-BBBB-CCCC");
  await office.getByLabel("Name of the school").fill("Hawthorn Lane Primary School");
  await office.getByLabel("Your name").fill("Mrs Penrose");
  await office.getByLabel("E-mail").fill("office@hawthorn.example");
  await office.getByLabel("Password").fill("nine long walls");
  await office
    .getByRole("main")
    .getByRole("button", { name: /Set up|Begin|Make/ })
    .click();
  await expect(office.getByLabel("Set-up code")).toHaveAttribute("aria-invalid", "true");
  await expect(office.getByRole("navigation", { name: "Keepup" })).toHaveCount(0);
  await office.getByLabel("Set-up code").fill(server.setUpCode);
  await office
    .getByRole("main")
    .getByRole("button", { name: /Set up|Begin|Make/ })
    .click();
  await expect(office.getByRole("navigation", { name: "Keepup" })).toBeVisible();

  await office.getByRole("link", { name: "Set up", exact: true }).click();
  await office.getByRole("button", { name: "Add children" }).first().click();
  await office
    .getByLabel("One child a line: name, year, class")
    .fill(
      [
        "Name\tYear\tClass",
        "Łukasz Nowak\t4\tYear 4",
        "Amira Hassan\t4\tYear 4",
        "Ben O’Neill\t4\tYear 4",
        "Peter Nobody\t4\tNo such class",
      ].join("\n"),
    );
  await office.getByRole("button", { name: "Check the list" }).click();
  await expect(office.getByRole("heading", { name: "What this list would do" })).toBeVisible();
  await expect(office.getByRole("main")).toContainText("No such class");
  await office.getByRole("button", { name: /Add 3 children/ }).click();
  await expect(office.getByText(/3 children are on the roll/)).toBeVisible();
  await office.getByRole("link", { name: "People" }).click();
  await office
    .getByRole("button", { name: /Invite/ })
    .first()
    .click();
  await office.getByLabel("Name", { exact: true }).fill("Mr Tremayne");
  await office.getByLabel("Role").selectOption({ label: "Teacher" });
  await office.getByRole("dialog").getByRole("checkbox", { name: "Year 4" }).check();
  await allSent(office);
  await office.getByRole("button", { name: "Make the link" }).click();
  const link = await office.getByLabel("Invitation link").inputValue();
  await office.getByRole("button", { name: "Done" }).click();

  const teacher = await (await laptop().open()).newPage();
  await teacher.goto(link);
  await teacher.getByLabel("Your e-mail").fill("tremayne@hawthorn.example");
  await teacher.getByLabel("Choose a password").fill("a kettle of herring");
  await teacher.getByRole("main").getByRole("button").first().click();
  await expect(teacher.getByRole("heading", { level: 1 })).toContainText("Year 4");
  await settle(teacher);
  const point = await openPoint(teacher);
  await server.down();
  for (const [subject, level] of [
    ["Reading", "3L"],
    ["Writing", "2H"],
    ["Maths", "3S"],
  ] as const) {
    await teacher.getByRole("button", { name: subject, exact: true }).click();
    await expect(teacher.getByRole("grid", { name: new RegExp(subject) })).toBeVisible();
    for (const child of ["Łukasz", "Amira", "Ben"]) {
      await judge(teacher, point, child, level);
      await expectAt(teacher, point, child, level);
    }
  }
  // Not on the scale: said in words, at the name, and the level that stood still stands.
  await childIn(teacher, point, "Ben").focus();
  await teacher.keyboard.type("9z");
  await teacher.keyboard.press("Enter");
  await expect(teacher.getByText(/is not on the scale/).first()).toBeVisible();
  await teacher.keyboard.press("Escape");
  await expectAt(teacher, point, "Ben", "3S");
  await expect(saving(teacher)).toContainText("9 changes to send");
  await server.up();
  await teacher.evaluate(() => window.dispatchEvent(new Event("online")));
  await allSent(teacher);

  // The office has it too, and the invitation works once.
  await office.goto(teacher.url());
  await office.getByRole("button", { name: "Maths", exact: true }).click();
  await expectAt(office, point, "Amira", "3S");
  const late = await (await laptop().open()).newPage();
  await late.goto(link);
  await expect(late.getByRole("main")).toContainText(/used|no longer|not open/i);
});
