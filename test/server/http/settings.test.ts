import { resolve } from "node:path";
import { expect, it } from "vitest";
import { readSettings, unknownSettings } from "../../../src/server/settings.ts";

it("does without any setting", () => {
  expect(readSettings({})).toEqual({
    port: 4321,
    host: "127.0.0.1",
    data: resolve("data"),
    databaseUrl: undefined,
    publicUrl: undefined,
    trustedProxies: undefined,
    demo: "auto",
  });
});

it("takes an empty setting for none", () => {
  expect(readSettings({ PORT: "", DATABASE_URL: " ", KEEPUP_DEMO: "" })).toEqual(readSettings({}));
});

it("reads what is given", () => {
  const settings = readSettings({
    PORT: "8080",
    HOST: "0.0.0.0",
    KEEPUP_DATA: "/srv/keepup",
    DATABASE_URL: "postgresql://keepup:secret@db.example:5432/keepup",
    KEEPUP_PUBLIC_URL: "https://keepup.example.org/",
    KEEPUP_TRUSTED_PROXY: "127.0.0.1, 10.0.0.0/8, fd00::/8",
    KEEPUP_DEMO: "off",
  });
  expect(settings).toMatchObject({
    port: 8080,
    host: "0.0.0.0",
    data: "/srv/keepup",
    publicUrl: "https://keepup.example.org",
    demo: "off",
  });
  const { trustedProxies } = settings;
  const trusted = ["127.0.0.1", "10.3.2.1", "192.0.2.1"].map((one) => trustedProxies?.check(one));
  expect(trusted).toEqual([true, true, false]);
  expect(trustedProxies?.check("fd00::5", "ipv6")).toBe(true);
});

it.each([
  ["PORT", "eighty"],
  ["PORT", "70000"],
  ["PORT", "-1"],
  ["PORT", "80.5"],
  ["HOST", "not a host"],
  ["HOST", "http://127.0.0.1"],
  ["DATABASE_URL", "mysql://root:hunter2@db.example/keepup"],
  ["DATABASE_URL", "keepup.sqlite"],
  ["KEEPUP_PUBLIC_URL", "keepup.example.org"],
  ["KEEPUP_PUBLIC_URL", "https://example.org/keepup"],
  ["KEEPUP_PUBLIC_URL", "ftp://example.org"],
  ["KEEPUP_TRUSTED_PROXY", "proxy.example.org"],
  ["KEEPUP_TRUSTED_PROXY", "10.0.0.0/40"],
  ["KEEPUP_TRUSTED_PROXY", "127.0.0.1,"],
  ["KEEPUP_DEMO", "yes"],
])("stops at %s=%s with one sentence that names it and shows a right one", (name, value) => {
  const read = () => readSettings({ [name]: value });
  expect(read).toThrow(name);
  expect(read).toThrow(/^[^\n]+: (set|list)[^\n]+\.$/);
});

it("never repeats the password of a database", () => {
  expect(() => readSettings({ DATABASE_URL: "mysql://root:hunter2@db/keepup" })).not.toThrow(
    /hunter2/,
  );
});

it("notices a setting that Keepup does not have", () => {
  expect(unknownSettings({ KEEPUP_DTA: "/x", KEEPUP_DATA: "/y", PATH: "/bin" })).toEqual([
    "KEEPUP_DTA",
  ]);
});
