import type { BlockList } from "node:net";
import type { Accounts } from "./accounts.ts";
import type { DemoEntry } from "./demo-entry.ts";
import type { LiveStreams } from "./live-streams.ts";
import type { AppFiles } from "./static-files.ts";
import type { Store } from "./store.ts";

/** What the app is made of; a test hands in the same things as `main`. */
export type AppDeps = {
  store: Store;
  accounts: Accounts;
  demo: DemoEntry;
  live: LiveStreams;
  files: AppFiles;
  publicUrl: string | undefined;
  trustedProxies: BlockList | undefined;
  now: () => number;
  /** Told of what should not have happened; a person never sees it. */
  report: (what: string, cause: unknown) => void;
};
