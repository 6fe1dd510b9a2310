import type { Answer } from "../../src/sync/exchange.ts";
import { CONTENT_TYPE } from "../../src/sync/protocol.ts";
import type { Fate } from "./command.ts";

const PAGE = "<!doctype html><title>Welcome to Café WiFi</title><p>Accept the terms to go on.";

/** Answers that are not the school's, however much they look like one. */
export function garbage(fate: Fate, kind: number): Answer {
  const portal: Answer[] = [
    { status: 200, type: "text/html", body: PAGE },
    { status: 200, type: "application/json", body: '{"p":1,"verdicts":[],"rows":[]}' },
    { status: 200, type: CONTENT_TYPE, body: PAGE },
    { status: 200, type: CONTENT_TYPE, body: '{"p":1}' },
    { status: 200, type: CONTENT_TYPE, body: '{"p":1,"epoch":"cafe","head":0,"now":0}' },
  ];
  const proxy: Answer[] = [
    { status: 500, type: "text/plain", body: "oh dear" },
    { status: 502, type: "text/html", body: "<h1>Bad gateway</h1>" },
    { status: 403, type: "text/html", body: "<h1>Blocked by your filter</h1>" },
    { status: 404, type: "application/json", body: "{}" },
    { status: 204, type: "", body: "" },
  ];
  const from = fate === "portal-page" ? portal : proxy;
  return from[kind % from.length] as Answer;
}

/** The school's answer, but the connection broke on the way. */
export function cutShort(answer: Answer, kind: number): Answer {
  const length = Math.floor((answer.body.length * (1 + (kind % 7))) / 8);
  return { ...answer, body: answer.body.slice(0, length) };
}
