import type { Device } from "../../src/storage/open-device.ts";
import { openDevice } from "../../src/storage/open-device.ts";
import { httpSend } from "../../src/sync/http-send.ts";

/** Signs this page in as one of the bench school's people. */
export async function enter(user: string): Promise<void> {
  const response = await fetch("/api/demo/enter", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ user }),
  });
  if (!response.ok) throw new Error(await response.text());
}

export async function freshDevice(school: string, user: string): Promise<Device> {
  for (const name of [`outbox-${school}-${user}`, `cache-${school}-${user}`]) await forget(name);
  return openDevice({ school, user });
}

export function forget(name: string): Promise<void> {
  return new Promise((done, fail) => {
    const deleting = indexedDB.deleteDatabase(name);
    deleting.addEventListener("success", () => done());
    deleting.addEventListener("error", () => fail(deleting.error ?? new Error("not deleted")));
  });
}

/** Sends by HTTP and keeps every answer's body, so that a floor can fetch the same bytes. */
export function keepingSend(school: string, kept: string[]): ReturnType<typeof httpSend> {
  const send = httpSend(school);
  return async (body) => {
    const answer = await send(body);
    kept.push(answer.body);
    return answer;
  };
}

/** A raw database of the stores and indexes that the cache has. */
export function rawCache(name: string): Promise<IDBDatabase> {
  return new Promise((done, fail) => {
    const opening = indexedDB.open(name, 1);
    opening.addEventListener("upgradeneeded", () => {
      const rows = opening.result.createObjectStore("rows", { keyPath: ["t", "k"] });
      rows.createIndex("[t+x]", ["t", "x"]);
      rows.createIndex("scope", "scope");
      opening.result.createObjectStore("meta", { keyPath: "key" });
    });
    opening.addEventListener("success", () => done(opening.result));
    opening.addEventListener("error", () => fail(opening.error ?? new Error("not opened")));
  });
}

export function finished(transaction: IDBTransaction): Promise<void> {
  return new Promise((done, fail) => {
    transaction.addEventListener("complete", () => done());
    transaction.addEventListener("error", () => fail(transaction.error ?? new Error("not put")));
  });
}
