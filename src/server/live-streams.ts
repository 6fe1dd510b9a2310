import type { ServerResponse } from "node:http";

type Stream = { school: string; user: string; out: ServerResponse };

const COMMENT_EVERY_MS = 15_000;
/** A stream ends after an hour and the browser opens the next: so a lost right to it shows. */
const LONGEST_MS = 60 * 60_000;
const MOST_PER_PERSON = 12;

/**
 * Open event streams: each is told the school's new head after a change and how many hear it, so
 * that they need not all ask at once; and nothing else.
 */
export class LiveStreams {
  readonly #streams = new Map<Stream, () => void>();
  readonly #beat: NodeJS.Timeout;

  constructor() {
    this.#beat = setInterval(() => this.#comment(), COMMENT_EVERY_MS);
    this.#beat.unref();
  }

  get count(): number {
    return this.#streams.size;
  }

  /** Schools somebody listens to. */
  get schools(): string[] {
    return [...new Set([...this.#streams.keys()].map((stream) => stream.school))];
  }

  /** Whether this person may open one more. */
  hasRoom(school: string, user: string): boolean {
    let open = 0;
    for (const stream of this.#streams.keys())
      if (stream.school === school && stream.user === user) open += 1;
    return open < MOST_PER_PERSON;
  }

  /** Takes over the response until it closes, beginning with the head as it is now. */
  open(school: string, user: string, head: number, out: ServerResponse): void {
    // Somebody who went while their right to it was looked up will not close it again.
    if (out.destroyed) return;
    const stream: Stream = { school, user, out };
    const ending = setTimeout(() => this.#end(stream), LONGEST_MS);
    ending.unref();
    this.#streams.set(stream, () => clearTimeout(ending));
    out.on("close", () => this.#end(stream));
    out.on("error", () => this.#end(stream));
    out.writeHead(200, {
      "Content-Type": "text/event-stream",
      "Cache-Control": "no-store",
      "X-Content-Type-Options": "nosniff",
      // Proxies that gather answers would hold a poke back.
      "X-Accel-Buffering": "no",
    });
    out.write(`retry: 3000\n\n${poke(head, this.#listeningTo(school).length)}`);
  }

  /** Tells everyone who listens to this school that its head moved. */
  poke(school: string, head: number): void {
    const streams = this.#listeningTo(school);
    const words = poke(head, streams.length);
    for (const { out } of streams) out.write(words);
  }

  /** Ends a person's streams: they were signed out. */
  closeFor(user: string): void {
    for (const stream of this.#streams.keys()) if (stream.user === user) this.#end(stream);
  }

  /** Ends all streams, for the server's stop. */
  close(): void {
    clearInterval(this.#beat);
    for (const stream of this.#streams.keys()) this.#end(stream);
  }

  #listeningTo(school: string): Stream[] {
    return [...this.#streams.keys()].filter((stream) => stream.school === school);
  }

  #comment(): void {
    for (const { out } of this.#streams.keys()) out.write(":\n\n");
  }

  #end(stream: Stream): void {
    const stop = this.#streams.get(stream);
    if (stop === undefined) return;
    this.#streams.delete(stream);
    stop();
    stream.out.end();
  }
}

function poke(head: number, among: number): string {
  return `data: ${JSON.stringify({ head, among })}\n\n`;
}
