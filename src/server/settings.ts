import { BlockList, isIP } from "node:net";
import { resolve } from "node:path";
import { CannotStart } from "./cannot-start.ts";

/** What the environment says about how to run. Every one is listed in docs/operating.md. */
export type Settings = {
  port: number;
  host: string;
  /** Folder of the database and the secret, absolute. */
  data: string;
  /** A PostgreSQL to use; without it the database is a file in `data`. */
  databaseUrl: string | undefined;
  /** Origin under which people reach this server, `https://keepup.example.org`. */
  publicUrl: string | undefined;
  /** Proxies whose X-Forwarded-For is believed. */
  trustedProxies: BlockList | undefined;
  /** `auto`: on until a real school exists. */
  demo: "on" | "off" | "auto";
};

export const DEFAULT_PORT = 4321;

const KNOWN = ["KEEPUP_DATA", "KEEPUP_PUBLIC_URL", "KEEPUP_TRUSTED_PROXY", "KEEPUP_DEMO"];

/** Reads the environment. @throws CannotStart naming the first setting that is wrong. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const given = (name: string) => {
    const value = env[name]?.trim();
    return value === "" ? undefined : value;
  };
  return {
    port: readPort(given("PORT")),
    host: readHost(given("HOST")),
    data: resolve(given("KEEPUP_DATA") ?? "data"),
    databaseUrl: readDatabaseUrl(given("DATABASE_URL")),
    publicUrl: readPublicUrl(given("KEEPUP_PUBLIC_URL")),
    trustedProxies: readProxies(given("KEEPUP_TRUSTED_PROXY")),
    demo: readDemo(given("KEEPUP_DEMO")),
  };
}

/** Settings that look meant for Keepup but are none of its own: a slip of the pen worth saying. */
export function unknownSettings(env: Readonly<Record<string, string | undefined>>): string[] {
  return Object.keys(env).filter((name) => name.startsWith("KEEPUP_") && !KNOWN.includes(name));
}

function readPort(value: string | undefined): number {
  if (value === undefined) return DEFAULT_PORT;
  const port = Number(value);
  if (!/^\d{1,5}$/.test(value) || port > 65_535)
    throw new CannotStart(
      `PORT is “${value}”, which is not a port: set it to a whole number from 1 to 65535, such as ${DEFAULT_PORT}.`,
    );
  return port;
}

function readHost(value: string | undefined): string {
  if (value === undefined) return "127.0.0.1";
  if (isIP(value) === 0 && !/^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/i.test(value))
    throw new CannotStart(
      `HOST is “${value}”, which is not an address of this computer: set it to one such as 127.0.0.1, or 0.0.0.0 for all.`,
    );
  return value;
}

function readDatabaseUrl(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  // The value holds a password, so the sentence does not repeat it.
  if (!/^postgres(ql)?:\/\/./.test(value))
    throw new CannotStart(
      "DATABASE_URL is not the address of a PostgreSQL: set it to one like postgres://user:password@host:5432/database, or take it away to keep the database in the data folder.",
    );
  return value;
}

function readPublicUrl(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  const url = urlOf(value);
  const plain =
    url !== undefined &&
    ["http:", "https:"].includes(url.protocol) &&
    url.pathname === "/" &&
    url.search === "" &&
    url.hash === "" &&
    url.username === "";
  if (!plain)
    throw new CannotStart(
      `KEEPUP_PUBLIC_URL is “${value}”, which is not an address people can open: set it to scheme and host alone, such as https://keepup.example.org.`,
    );
  return url.origin;
}

function readProxies(value: string | undefined): BlockList | undefined {
  if (value === undefined) return undefined;
  const proxies = new BlockList();
  for (const part of value.split(",").map((each) => each.trim())) {
    const [address = "", bits] = part.split("/");
    const family = isIP(address) === 6 ? "ipv6" : "ipv4";
    const most = family === "ipv6" ? 128 : 32;
    if (isIP(address) === 0 || (bits !== undefined && (!/^\d{1,3}$/.test(bits) || +bits > most)))
      throw new CannotStart(
        `KEEPUP_TRUSTED_PROXY has “${part}”, which is not an IP address: list the addresses of your proxies with commas between, such as 127.0.0.1,10.0.0.0/8.`,
      );
    if (bits === undefined) proxies.addAddress(address, family);
    else proxies.addSubnet(address, Number(bits), family);
  }
  return proxies;
}

function readDemo(value: string | undefined): Settings["demo"] {
  if (value === undefined) return "auto";
  if (value === "on" || value === "off") return value;
  throw new CannotStart(
    `KEEPUP_DEMO is “${value}”: set it to on or off, or take it away to show the demo school until your own school exists.`,
  );
}

function urlOf(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}
