import { describe, expect, it } from "vitest";
import { LOGGED_FIELDS } from "../../src/domain/logged-change-fields.ts";
import {
  loggedTable,
  type LoggedNames,
  sayLogged,
  sayLoggedAbout,
  sayLoggedDevice,
  sayLoggedWhen,
} from "../../src/domain/logged-change-words.ts";
import type { LoggedChange } from "../../src/domain/logged-change.ts";
import {
  changesAskedOf,
  isMoreThanAsked,
  writeChangesAsked,
} from "../../src/domain/logged-change.ts";
import { CHANGE_GROUPS } from "../../src/domain/logged-change.ts";
import { tableOf } from "../../src/domain/schema.ts";

const MADE = Date.UTC(2026, 10, 17, 14, 5);
const names: LoggedNames = {
  today: "2026-11-21",
  device: "here",
  child: (id) => `${id} (4B)`,
  person: (id) => (id === "u-lind" ? "Mr Lind" : id),
  class: () => "4B",
  subject: (id) => (id === "maths" ? "Maths" : id),
  intervention: (id) => (id === "i" ? "Number club" : id),
  meeting: () => "meeting of 4B on Tue 17 Nov",
  row: (t) =>
    t === "meeting-action"
      ? { what: "Beads", children: [{ id: "Leo" }], subject: "maths" }
      : t === "meeting-entry"
        ? { subject: "maths", meeting: "m" }
        : t === "meeting-phrase"
          ? { words: "Counts on fingers" }
          : t === "curricular-target"
            ? { focus: "Place value", subject: "maths" }
            : undefined,
};

function change(more: Partial<LoggedChange>): LoggedChange {
  return {
    seq: 1,
    made: MADE,
    until: MADE,
    at: MADE,
    by: "u-lind",
    device: "3f9a0011",
    via: null,
    t: "meeting-entry",
    k: "Leo:e",
    scope: "p:Leo",
    is: "set",
    isFirst: false,
    fields: [],
    section: "",
    times: 1,
    ...more,
  };
}

describe("what was changed, in words", () => {
  it.each<[string, Partial<LoggedChange>, string]>([
    [
      "a move between tables",
      { fields: [{ field: "table", from: "slow", to: "behind" }] },
      "Moved from slow progress or stuck to falling behind.",
    ],
    [
      "a child put into a meeting",
      { isFirst: true, fields: [{ field: "table", to: "good" }] },
      "Put under “good progress”.",
    ],
    ["a child left out", { fields: [{ field: "removed", to: true }] }, "Left out of the meeting."],
    [
      "a new day",
      {
        t: "meeting-action",
        k: "c:a",
        fields: [{ field: "due", from: "2026-12-11", to: "2026-12-18" }],
      },
      "Due: changed from Fri 11 Dec to Fri 18 Dec.",
    ],
    [
      "a change that was not kept",
      {
        t: "meeting-action",
        k: "c:a",
        fields: [{ field: "state", from: "done", to: "dropped", lost: true }],
      },
      "State: changed from done to dropped, but a later change stands.",
    ],
    [
      "what was taken away",
      { t: "meeting-action", k: "c:a", fields: [{ field: "wave", from: 2, to: null }] },
      "Wave: Wave 2 taken away.",
    ],
    [
      "a new action, without what was left empty",
      {
        t: "meeting-action",
        k: "c:a",
        isFirst: true,
        fields: [
          { field: "what", to: "Beads" },
          { field: "wave", to: null },
          { field: "accepted", to: null },
          { field: "children", to: [{ id: "Leo" }] },
        ],
      },
      "Wrote down what was agreed. What is done: “Beads”. Children: Leo (4B).",
    ],
    [
      "writing",
      { t: "meeting-note", is: "wrote", section: "barriers", times: 3 },
      "Wrote in “What may be in the way”, 3 pieces of writing.",
    ],
    [
      "a text taken out",
      { t: "meeting-note", is: "replaced", section: "evidence" },
      "Took the text of “Evidence” out of the record and left another there.",
    ],
    [
      "what an administrator let in",
      { fields: [{ field: "parked", to: true }], via: "Mrs Abbot" },
      "Put by for later. Let into the record by Mrs Abbot.",
    ],
    [
      "what is as many as before and yet another",
      {
        t: "pupil-voice",
        k: "Leo:v",
        fields: [{ field: "prompts", from: ["One"], to: ["Another"] }],
      },
      "Prompts: changed.",
    ],
    [
      "a layer of one year group",
      {
        t: "curricular-target",
        k: "t",
        fields: [{ field: "must.4", from: "I can point", to: "I can say" }],
      },
      "Year 4, must: changed from “I can point” to “I can say”.",
    ],
    [
      "how far a child got, as it is said elsewhere",
      {
        t: "curricular-target-pupil",
        k: "Leo:t",
        fields: [{ field: "achieved", from: "none", to: "should" }],
      },
      "How far the child got: changed from “Not yet” to “Should”.",
    ],
    [
      "a tick that an administrator let in",
      {
        t: "meeting-phrase",
        k: "Leo:x",
        via: "Mrs Abbot",
        fields: [{ field: "ticked", to: true }],
      },
      "Ticked: “Counts on fingers”. Let into the record by Mrs Abbot.",
    ],
    [
      "a session written down, with who was there as the form showed it",
      {
        t: "intervention-session",
        k: "Leo:i-20261117",
        isFirst: true,
        fields: [{ field: "on", to: "2026-11-17" }],
      },
      "Wrote down the session. Day: Tue 17 Nov.",
    ],
    ["an erasure", { t: "", k: "", is: "erased" }, "A child’s record was erased."],
  ])("[WC2] says %s", (_, more, words) => {
    expect(sayLogged(change(more), names).join(" ")).toBe(words);
  });

  it("[WC2] says when by the school's clock, and when it came where that was later", () => {
    expect(sayLoggedWhen(change({}))).toBe("Tue 17 Nov 2026, 14:05");
    expect(sayLoggedWhen(change({ until: MADE + 12 * 60_000, times: 3 }))).toBe(
      "Tue 17 Nov 2026, 14:05 to 14:17",
    );
    expect(sayLoggedWhen(change({ at: MADE + 20 * 3_600_000 }))).toBe(
      "Tue 17 Nov 2026, 14:05; reached the school Wed 18 Nov 2026, 10:05",
    );
  });

  it("[WC2] says on which device, as far as a device can be told from another", () => {
    expect(sayLoggedDevice(change({}), names)).toBe("on device 3f9a");
    expect(sayLoggedDevice(change({ device: "here" }), names)).toBe("on this device");
    expect(sayLoggedDevice(change({ device: "" }), names)).toBe("at the school’s server");
  });

  it.each<[Partial<LoggedChange>, string]>([
    [{}, "Leo (4B), Maths, meeting of 4B on Tue 17 Nov"],
    [
      { t: "meeting-note", is: "wrote", section: "evidence" },
      "Leo (4B), Maths, meeting of 4B on Tue 17 Nov",
    ],
    [{ t: "meeting", k: "c:m", scope: "c:c" }, "Meeting of 4B on Tue 17 Nov"],
    [
      { t: "meeting-action", k: "c:a", scope: "c:c" },
      "Agreed action “Beads”, for Leo (4B), Maths, 4B",
    ],
    [{ t: "target-group", k: "Leo:2026:maths" }, "Leo (4B), target group, Maths"],
    [{ t: "intervention-pupil", k: "Leo:i" }, "Leo (4B), Number club"],
    [
      { t: "intervention-session", k: "Leo:i-20261117", fields: [{ field: "words", to: "Beads" }] },
      "Leo (4B), session of Number club on Tue 17 Nov",
    ],
    [{ t: "intervention-session", k: "Leo:i" }, "Leo (4B), session of Number club"],
    [{ t: "intervention-session", k: "Leo:i-20261399" }, "Leo (4B), session of Number club"],
    [
      { t: "curricular-target-pupil", k: "Leo:t" },
      "Leo (4B), curricular target “Place value”, Maths",
    ],
    [{ t: "", k: "", is: "forgotten" }, "Leo (4B)"],
  ])("[WC2] says what it is about: %o", (more, words) => {
    expect(sayLoggedAbout(change(more), names)).toBe(words);
  });

  it("[WC3] a file has a row each, and none of what is for leaders and SENCO alone", () => {
    const restricted = change({ t: "restricted-note", is: "wrote", section: "text" });
    const forgotten = change({ t: "", k: "", scope: "r:Leo", is: "forgotten" });
    const { rows, columns } = loggedTable([change({}), restricted, forgotten], names);
    expect(columns.map(({ key }) => key)).toEqual([
      "number",
      "made",
      "reached_school",
      "who",
      "device",
      "about",
      "what",
    ]);
    expect(rows).toHaveLength(1);
  });

  it("[WC2] every field that is told is one of its table", () => {
    for (const [t, fields] of Object.entries(LOGGED_FIELDS)) {
      const known = Object.keys(tableOf(t)?.fields ?? {});
      expect(Object.keys(fields).filter((one) => !known.includes(one))).toEqual([]);
    }
    const told = Object.values(CHANGE_GROUPS).flat();
    expect(told.filter((t) => tableOf(t) === undefined)).toEqual([]);
  });

  it("[WC4] what is asked for stands in an address, and nonsense in one is nothing", () => {
    const search =
      "group=actions&child=p-1&by=u-2&meeting=m&action=u-2_a&from=2026-11-01&to=2026-11-21";
    expect(writeChangesAsked(changesAskedOf(new URLSearchParams(search)))).toBe(search);
    const nonsense = "group=toString&child=%3Cb%3E&from=yesterday&before=-1&limit=9999";
    expect(changesAskedOf(new URLSearchParams(nonsense))).toMatchObject({
      group: "",
      child: "",
      from: "",
      before: null,
      limit: 5000,
    });
    for (const none of ["2026-13-45", "2026-02-30", "1999-01-01", "0002-11-21"])
      expect(changesAskedOf(new URLSearchParams({ to: none })).to).toBe("");
    expect(isMoreThanAsked(new URLSearchParams(search))).toBe(false);
    for (const no of ["child=%3Cb%3E", "action=%3Cb%3E"])
      expect(isMoreThanAsked(new URLSearchParams(no))).toBe(true);
  });
});
