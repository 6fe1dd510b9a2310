import { createHash, randomBytes } from "node:crypto";

/** A secret for a link: 256 random bits. The server keeps only its hash. */
export function newLinkToken(): { token: string; hash: string } {
  const token = randomBytes(32).toString("base64url");
  return { token, hash: hashOfToken(token) };
}

export function hashOfToken(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}
