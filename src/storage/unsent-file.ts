import { schoolDay } from "../domain/calendar.ts";
import { plainPassphrase } from "../domain/passphrase.ts";
import { SCHEMA_VERSION } from "../domain/schema.ts";
import { fromBase64, toBase64 } from "./base64.ts";
import type { Device } from "./open-device.ts";
import { type Merged, mergeUnsent, parseBundle, type UnsentBundle } from "./unsent-bundle.ts";

/** What a file of unsent work says of itself in its first words. */
const KIND = "keepup unsent work";
/** Goes up when an older app could not read the file any more; every earlier one stays readable. */
const FORMAT = 1;
/** OWASP's floor for PBKDF2 with SHA-256. A file that asks for fewer, or for hours, is not ours. */
const ROUNDS = 600_000;
const MAX_ROUNDS = 5_000_000;

/** The file: everything that is needed to open it but the passphrase. Nothing names anybody. */
type Envelope = {
  kind: typeof KIND;
  format: number;
  rounds: number;
  salt: string;
  iv: string;
  /** SHA-256 of all the rest, so that a damaged file is not taken for a wrong passphrase. */
  check: string;
  sealed: string;
};

/** `keepup-unsent-2026-11-22.keepup`: the day it was made. */
export function unsentFileName(nowMs: number): string {
  return `keepup-unsent-${schoolDay(nowMs)}.keepup`;
}

/** Whether this page can encrypt at all; browsers allow it on secure addresses only. */
export function canSealFiles(): boolean {
  return (globalThis.crypto as Crypto | undefined)?.subtle !== undefined;
}

/**
 * Unsent work as a file that only the passphrase opens: AES-GCM with 256 bits under a key of
 * PBKDF2-SHA-256, whose header is authenticated too. [SY49]
 */
export async function sealUnsentFile(bundle: UnsentBundle, passphrase: string): Promise<string> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const head = {
    kind: KIND,
    format: FORMAT,
    rounds: ROUNDS,
    salt: toBase64(salt),
    iv: toBase64(iv),
  } as const;
  const key = await keyOf(passphrase, salt, ROUNDS);
  const plain = new TextEncoder().encode(JSON.stringify(bundle));
  const sealed = toBase64(
    new Uint8Array(
      await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: bound(head) }, key, plain),
    ),
  );
  const check = await checkOf(head, sealed);
  return `${JSON.stringify({ ...head, check, sealed } satisfies Envelope)}\n`;
}

/** What is in a file, or the sentence that says why it cannot be read. */
export type Opened = { is: "opened"; bundle: UnsentBundle } | { is: "closed"; say: string };

/** Opens a file of unsent work. Changes nothing anywhere. [SY49] */
export async function openUnsentFile(text: string, passphrase: string): Promise<Opened> {
  const envelope = parseEnvelope(text);
  if (typeof envelope === "string") return { is: "closed", say: envelope };
  const { check, sealed, ...head } = envelope;
  const [salt, iv, bytes] = [head.salt, head.iv, sealed].map(fromBase64);
  const isWhole = (await checkOf(head, sealed)) === check;
  if (!isWhole || salt === undefined || iv === undefined || bytes === undefined)
    return { is: "closed", say: DAMAGED };
  const key = await keyOf(passphrase, salt, head.rounds);
  let plain: ArrayBuffer;
  try {
    plain = await crypto.subtle.decrypt(
      { name: "AES-GCM", iv, additionalData: bound(head) },
      key,
      bytes,
    );
  } catch {
    return { is: "closed", say: WRONG_PASSPHRASE };
  }
  const bundle = parseBundle(parseJson(new TextDecoder().decode(plain)));
  return bundle === undefined ? { is: "closed", say: DAMAGED } : { is: "opened", bundle };
}

export type ReadUnsent =
  | ({ is: "merged"; newerApp: boolean } & Merged)
  /** Nothing here has changed. */
  | { is: "not-read"; say: string };

/**
 * Reads a file of unsent work on this device: merged into what is unsent here, never in its place, and
 * only for the person and the school it is of. [SY48] [SY49]
 */
export async function readUnsentFile(
  device: Device,
  text: string,
  passphrase: string,
): Promise<ReadUnsent> {
  const opened = await openUnsentFile(text, passphrase);
  if (opened.is === "closed") return { is: "not-read", say: opened.say };
  const { bundle } = opened;
  if (bundle.school !== device.school)
    return {
      is: "not-read",
      say: `This file holds work for ${bundle.schoolName}, and you have another school open. Nothing was read. Sign in to ${bundle.schoolName} on this device, then read it there.`,
    };
  if (bundle.user !== device.user)
    return {
      is: "not-read",
      say: `This file holds the work of ${bundle.name}, and nothing is ever sent in another person’s name. Nothing was read. ${bundle.name} can sign in on this device and read it.`,
    };
  const merged = await mergeUnsent(device, bundle);
  return { is: "merged", newerApp: bundle.sv > SCHEMA_VERSION, ...merged };
}

const NOT_OURS =
  "This is not a file of unsent work from Keepup, so nothing was read. Its name begins with keepup-unsent and ends in .keepup.";
const DAMAGED =
  "This file is not complete, or was changed on its way, so nothing was read. Copy it again from where it was saved; the device it came from still has everything.";
const WRONG_PASSPHRASE =
  "This passphrase does not open the file, so nothing was read. Type it again, with the same capitals and spaces. Without it nobody can open the file; the device it came from still has everything.";
const TOO_NEW =
  "This file was made with a newer Keepup than the one here, so nothing was read. Use the new version on this device (reload the page while online), then read the file again.";

/** The parts of a file, or the sentence that says why it is none. */
function parseEnvelope(text: string): Envelope | string {
  const read = parseJson(text);
  if (typeof read !== "object" || read === null)
    return text.trimStart().startsWith(`{"kind":"${KIND}"`) ? DAMAGED : NOT_OURS;
  const { kind, format, rounds, salt, iv, check, sealed } = read as Partial<Envelope>;
  if (kind !== KIND || typeof format !== "number") return NOT_OURS;
  if (format > FORMAT) return TOO_NEW;
  const texts = [salt, iv, check, sealed];
  const isSound =
    Number.isInteger(format) &&
    format >= 1 &&
    typeof rounds === "number" &&
    rounds >= ROUNDS &&
    rounds <= MAX_ROUNDS &&
    Number.isInteger(rounds) &&
    texts.every((part) => typeof part === "string");
  return isSound ? (read as Envelope) : DAMAGED;
}

type Head = Omit<Envelope, "check" | "sealed">;

/** The header as bytes, always in this order. */
function bound({ kind, format, rounds, salt, iv }: Head): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify([kind, format, rounds, salt, iv]));
}

async function checkOf(head: Head, sealed: string): Promise<string> {
  const headBytes = new TextDecoder().decode(bound(head));
  const bytes = new TextEncoder().encode(`${headBytes}${sealed}`);
  return toBase64(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
}

async function keyOf(
  passphrase: string,
  salt: Uint8Array<ArrayBuffer>,
  iterations: number,
): Promise<CryptoKey> {
  const typed = new TextEncoder().encode(plainPassphrase(passphrase));
  const raw = await crypto.subtle.importKey("raw", typed, "PBKDF2", false, ["deriveKey"]);
  return crypto.subtle.deriveKey(
    { name: "PBKDF2", hash: "SHA-256", salt, iterations },
    raw,
    { name: "AES-GCM", length: 256 },
    false,
    ["encrypt", "decrypt"],
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
