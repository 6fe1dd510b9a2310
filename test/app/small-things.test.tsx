import { describe, expect, it } from "vitest";
import { isEditing } from "../../src/app/app-update.ts";
import { initialsOf } from "../../src/app/initials.ts";
import { sayMoment, writeMoment } from "../../src/app/moment-words.ts";
import { verbsFor } from "../../src/app/verbs.ts";

describe("a new version waits while somebody works", () => {
  const page = (html: string) => {
    document.body.innerHTML = html;
    return document;
  };

  it("in an open dialog, an open editor, or a field with the cursor in it", () => {
    expect(isEditing(page("<dialog open>History</dialog>"))).toBe(true);
    expect(isEditing(page("<div data-editing>3S</div>"))).toBe(true);
    page("<textarea></textarea>").querySelector("textarea")?.focus();
    expect(isEditing()).toBe(true);
  });

  it("but not for a page that is only read", () => {
    page("<button>Leo</button><textarea></textarea>").querySelector("button")?.focus();
    expect(isEditing()).toBe(false);
  });
});

describe("moments", () => {
  const now = Date.UTC(2026, 10, 21, 12);

  it("are a clock today and a day before", () => {
    expect(writeMoment(Date.UTC(2026, 10, 21, 10, 42), now)).toBe("10:42");
    expect(writeMoment(Date.UTC(2026, 10, 17, 10, 42), now)).toBe("Tue 17 Nov");
    expect(sayMoment(Date.UTC(2026, 10, 21, 10, 42), now)).toBe("today at 10:42");
    expect(sayMoment(Date.UTC(2026, 10, 17, 10, 42), now)).toBe("Tue 17 Nov at 10:42");
  });

  it("are London's, summer time too", () => {
    expect(writeMoment(Date.UTC(2026, 6, 1, 22, 30), Date.UTC(2026, 6, 1, 22, 45))).toBe("23:30");
  });
});

it("a person's initials leave their title aside", () => {
  expect(initialsOf("Miss Okafor")).toBe("O");
  expect(initialsOf("Dr. Ola M. Reed")).toBe("OR");
  expect(initialsOf("")).toBe("?");
});

it("the rail has only verbs that a role can use", () => {
  const labels = (role: Parameters<typeof verbsFor>[0]) => verbsFor(role).map(({ label }) => label);
  expect(labels("teacher")).toEqual(["Track", "Look", "Meet", "Plan"]);
  expect(labels("senior-leader")).toEqual(["Track", "Look", "Meet", "Plan", "Set up"]);
  expect(labels("administrator")).toEqual(["Track", "Look", "Meet", "Plan", "Set up"]);
  expect(labels("governor")).toEqual(["Look"]);
});
