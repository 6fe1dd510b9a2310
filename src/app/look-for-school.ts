/**
 * What answers where the school's server should be, asked past all that this device remembers:
 * the school; `something-else`, such as the page of a café's network; the server with a `fault`;
 * `nothing` although there is a network; or there is `no-network`.
 */
export type Found = "school" | "something-else" | "fault" | "nothing" | "no-network";

/** How long to listen for an answer, in milliseconds. */
const PATIENCE_MS = 5_000;

/** Looks for the school's server. Changes nothing, and answers within five seconds whatever happens. */
export async function lookForSchool(
  fetcher: typeof fetch = (...request) => fetch(...request),
  isOnline: () => boolean = () => navigator.onLine,
): Promise<Found> {
  try {
    const response = await fetcher("/api/hello", {
      credentials: "same-origin",
      cache: "no-store",
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (response.status >= 500) return "fault";
    const answer: unknown = await response.json().catch(() => undefined);
    const isSchool =
      typeof answer === "object" && answer !== null && (answer as { p?: unknown }).p === 1;
    return isSchool ? "school" : "something-else";
  } catch {
    return isOnline() ? "nothing" : "no-network";
  }
}

/** Whether the school's own server answers just now, also when only with a fault. */
export async function isSchoolReachable(): Promise<boolean> {
  const found = await lookForSchool();
  return found === "school" || found === "fault";
}
