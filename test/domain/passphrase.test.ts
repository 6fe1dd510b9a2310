import { describe, expect, it } from "vitest";
import { judgePassphrase, plainPassphrase } from "../../src/domain/passphrase.ts";

describe("[SY49] a passphrase is judged in words", () => {
  it.each([
    ["", "too-short"],
    ["four words", "too-short"],
    ["aaaaaaaaaaaaaaaa", "easy"],
    ["12345678901234567890", "easy"],
    ["qwertyuiopasdf", "easy"],
    ["password1234567", "easy"],
    ["Mrs Okafor 2026", "easy"],
    ["kettle umbrella", "fair"],
    ["kettle gravel moth velvet", "strong"],
    ["a rather long sentence about lorries", "strong"],
  ])("%j is %s", (typed, is) => {
    const judged = judgePassphrase(typed, ["Mrs Okafor", "Oakfield Primary"]);
    expect(judged.is).toBe(is);
    expect(judged.enough).toBe(is === "fair" || is === "strong");
    expect(judged.say).not.toMatch(/error|invalid/i);
  });

  it("spaces round it and how a keyboard writes an accent make no difference", () => {
    expect(plainPassphrase(" cafe\u0301 au lait ")).toBe(plainPassphrase("caf\u00e9 au lait"));
  });
});
