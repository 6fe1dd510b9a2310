import type { IncomingMessage, ServerResponse } from "node:http";
import { type BlockList, isIP } from "node:net";

/** What @hono/node-server hands to a request; absent where a test calls the app itself. */
export type NodeBindings = { incoming?: IncomingMessage; outgoing?: ServerResponse };

/**
 * The address a request came from. X-Forwarded-For is believed only from a trusted proxy, and read
 * from its right end: what stands further left is whatever the caller liked to write.
 */
export function clientAddress(
  env: NodeBindings | undefined,
  forwarded: string | null | undefined,
  trusted: BlockList | undefined,
): string {
  let address = plain(env?.incoming?.socket?.remoteAddress ?? "unknown");
  if (trusted === undefined) return lineOf(address);
  const chain = (forwarded ?? "").split(",").map((part) => plain(part.trim()));
  while (isTrusted(address, trusted)) {
    const next = chain.pop();
    if (next === undefined || isIP(next) === 0) break;
    address = next;
  }
  return lineOf(address);
}

/** An IPv6 line has more addresses than anyone can count: its first half stands for all of them. */
function lineOf(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = "", tail = ""] = address.split("::");
  const [left, right] = [head.split(":"), tail.split(":")];
  const zeros = Array.from({ length: 8 - left.length - right.length }, () => "0");
  const groups = address.includes("::") ? [...left, ...zeros, ...right] : left;
  const first = groups.slice(0, 4).map((group) => Number.parseInt(group || "0", 16).toString(16));
  return `${first.join(":")}::/64`;
}

function isTrusted(address: string, trusted: BlockList): boolean {
  const family = isIP(address);
  return family !== 0 && trusted.check(address, family === 6 ? "ipv6" : "ipv4");
}

/** An IPv4 address written as IPv6 is the same computer. */
function plain(address: string): string {
  return address.toLowerCase().startsWith("::ffff:") ? address.slice(7) : address;
}
