import { describe, expect, it } from "vitest";
import { schoolOffice } from "../../src/app/school-office.ts";

type Asked = { path: string; body: unknown; method: string };

/** A network that gives one answer and keeps what was asked. */
function network(answer: () => Promise<Response>) {
  const asked: Asked[] = [];
  const fetcher: typeof fetch = (path, init) => {
    const body = typeof init?.body === "string" ? (JSON.parse(init.body) as unknown) : undefined;
    asked.push({ path: path as string, method: init?.method ?? "", body });
    return answer();
  };
  return { office: schoolOffice(fetcher), asked };
}
const json =
  (body: unknown, status = 200) =>
  () =>
    Promise.resolve(new Response(JSON.stringify(body), { status }));

const KHAN = {
  user: "u-1",
  name: "Mrs Khan",
  school: "harefield",
  schoolName: "Harefield",
  role: "teacher",
  demo: false,
};

it("signs in and answers who that is", async () => {
  const { office, asked } = network(json({ p: 1, person: KHAN }));
  expect(await office.signIn("k@h.example", "four quiet words")).toEqual({
    is: "done",
    value: KHAN,
  });
  expect(asked).toEqual([
    {
      path: "/api/auth/sign-in/email",
      method: "POST",
      body: { email: "k@h.example", password: "four quiet words" },
    },
  ]);
});

it("gives the link of an invitation", async () => {
  const { office, asked } = network(json({ p: 1, link: "http://h.example/invitation/x" }));
  const person = { name: "Mr Brook", role: "teacher", classes: ["c-1"] } as const;
  expect(await office.invite("harefield", person)).toEqual({
    is: "done",
    value: "http://h.example/invitation/x",
  });
  expect(asked[0]?.path).toBe("/api/schools/harefield/invitations");
});

it("hands on the server's sentence and the field it is about", async () => {
  const { office } = network(json({ p: 1, say: "Type your name.", field: "name" }, 400));
  expect(await office.acceptReset("t", "x")).toEqual({
    is: "refused",
    say: "Type your name.",
    field: "name",
  });
});

describe("[SY33] what is not the school speaking is no answer", () => {
  it.each([
    ["no network", () => Promise.reject(new TypeError("Failed to fetch"))],
    [
      "a captive portal's page",
      () => Promise.resolve(new Response("<html>Log on to the guest Wi-Fi</html>")),
    ],
    ["a proxy's own JSON", json({ error: "blocked" }, 403)],
    ["a refusal without a sentence", json({ p: 1 }, 500)],
  ])("%s", async (_, answer) => {
    const { office } = network(answer);
    const said = await office.hello();
    expect(said.is).toBe("unreachable");
    expect("say" in said && said.say).toContain("Nothing has been changed");
  });
});

it("[MR3] reads when somebody was heard, also from a school's server that says no number", async () => {
  const heard = [
    { user: "u-1", on: "2026-11-17", holding: 6 },
    { user: "u-2", on: "2026-11-16" },
  ];
  const { office } = network(json({ p: 1, heard }));
  expect(await office.heard("harefield")).toEqual({
    is: "done",
    value: [heard[0], { ...heard[1], holding: null }],
  });
});
