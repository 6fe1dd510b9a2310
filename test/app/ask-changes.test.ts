import { expect, it } from "vitest";
import { askChanges } from "../../src/app/ask-changes.ts";
import { schoolOffice } from "../../src/app/school-office.ts";
import { changesAskedOf } from "../../src/domain/logged-change.ts";

const asked = changesAskedOf(new URLSearchParams("action=u_0123456789ab"));
const line = (k: string) => ({ seq: 1, t: "meeting-action", k });

function ask(status: number, body: object, of = asked) {
  const answer = () => Promise.resolve(new Response(JSON.stringify({ p: 1, ...body }), { status }));
  return askChanges(schoolOffice(answer), "harefield", of);
}

it("[WC5] a server that is too old to tell what was changed is said to need its update", async () => {
  const answer = await ask(404, { say: "There is nothing at this address." });
  expect(answer).toMatchObject({ is: "refused" });
  expect("say" in answer && answer.say).toMatch(/newer than your school’s server.+updated it/);
  expect(await ask(403, { say: "Not for you." })).toEqual({ is: "refused", say: "Not for you." });
});

it("[WC5] what an older server tells of every action is not shown for one of them", async () => {
  const mixed = { changes: [line("c:u_0123456789ab"), line("c:u_ba9876543210")], next: null };
  const answer = await ask(200, mixed);
  expect("say" in answer && answer.say).toMatch(
    /newer than your school’s server.+one action alone/,
  );
  const one = { changes: [line("c:u_0123456789ab")], next: null };
  expect(await ask(200, one)).toMatchObject({ is: "done", value: one });
  expect(await ask(200, mixed, { ...asked, action: "" })).toMatchObject({ is: "done" });
});
