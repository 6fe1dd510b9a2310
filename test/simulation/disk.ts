import { IDBFactory } from "fake-indexeddb";

/**
 * What a browser keeps on one machine. Every tab reads and writes it through a plug of its own,
 * and pulling the plug is what a crash is: what was committed stays, and the tab says no more.
 */
export class Disk {
  readonly databases: IDBFactory;

  constructor(databases = new IDBFactory()) {
    this.databases = databases;
  }

  /** A way in for one tab. */
  plug(): Plug {
    return new Plug(this.databases);
  }

  get #inside(): Inside["_databases"] {
    // oxlint-disable-next-line no-underscore-dangle -- the imitation's own name for it
    return (this.databases as unknown as Inside)._databases;
  }

  names(): string[] {
    return [...this.#inside.keys()].sort();
  }

  has(name: string): boolean {
    return this.#inside.has(name);
  }

  /** What stands in a store, read past the program and everything it is made with. */
  look<T>(name: string, store: string): T[] {
    const records = this.#inside.get(name)?.rawObjectStores.get(store)?.records.values() ?? [];
    return [...records].map(({ value }) => value as T);
  }

  /** Ended transactions are let go of, which the imitation of a browser's storage never does. */
  tidy(): void {
    for (const database of this.#inside.values())
      if (database.transactions.length > 30)
        database.transactions = database.transactions.filter(({ _state }) => _state !== "finished");
  }

  /** The same databases with the same contents, on another disk. */
  async copy(): Promise<Disk> {
    const copy = new Disk();
    for (const name of this.names()) await copy.put(await this.take(name));
    return copy;
  }

  /** Everything one database holds, with its shape. */
  async take(name: string): Promise<Copy> {
    const database = await settled(this.databases.open(name));
    const stores: StoreCopy[] = [];
    for (const storeName of database.objectStoreNames) {
      const store = database.transaction(storeName).objectStore(storeName);
      const indexes = [...store.indexNames].map((indexName) => {
        const { keyPath, unique, multiEntry } = store.index(indexName);
        return { name: indexName, keyPath, unique, multiEntry };
      });
      const { keyPath, autoIncrement } = store;
      const [keys, values] = await Promise.all([
        settled(store.getAllKeys()),
        settled(store.getAll() as IDBRequest<unknown[]>),
      ]);
      stores.push({ name: storeName, keyPath, autoIncrement, indexes, keys, values });
    }
    const { version } = database;
    database.close();
    return { name, version, stores };
  }

  async remove(name: string): Promise<void> {
    await settled(this.databases.deleteDatabase(name));
  }

  /** Puts a database where one of that name may have been. */
  async put(copy: Copy): Promise<void> {
    await this.remove(copy.name);
    const request = this.databases.open(copy.name, copy.version);
    request.addEventListener("upgradeneeded", () => {
      for (const { name, keyPath, autoIncrement, indexes, keys, values } of copy.stores) {
        const store = request.result.createObjectStore(name, { keyPath, autoIncrement });
        for (const index of indexes)
          store.createIndex(index.name, index.keyPath as string | string[], index);
        for (const [at, value] of values.entries())
          if (keyPath === null) store.put(value, keys[at]);
          else store.put(value);
      }
    });
    (await settled(request)).close();
  }
}

/** The part of the imitation's inside that is looked at. */
type Inside = {
  _databases: Map<
    string,
    {
      transactions: { _state: string }[];
      rawObjectStores: Map<string, { records: { values(): Iterable<{ value: unknown }> } }>;
    }
  >;
};

type StoreCopy = {
  name: string;
  keyPath: string | string[] | null;
  autoIncrement: boolean;
  indexes: readonly {
    name: string;
    keyPath: string | Iterable<string>;
    unique: boolean;
    multiEntry: boolean;
  }[];
  keys: readonly IDBValidKey[];
  values: readonly unknown[];
};
export type Copy = { name: string; version: number; stores: readonly StoreCopy[] };

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener("success", () => {
      resolve(request.result);
    });
    request.addEventListener("error", () => {
      reject(request.error ?? new Error("the request failed"));
    });
  });
}

/** The `indexedDB` one tab sees. */
export class Plug {
  /** Nothing is read or written through a pulled plug. */
  pulled = false;
  /** Called a little after. */
  onPulled: () => void = () => undefined;
  /** Writing transactions that still begin before the plug pulls itself; undefined when it does not. */
  #left: number | undefined;
  #open = new Set<IDBDatabase>();
  readonly #databases: IDBFactory;
  readonly factory: IDBFactory;

  constructor(databases: IDBFactory) {
    this.#databases = databases;
    const opening = (...of: [string, number?]) => this.#opening(...of);
    const check = () => this.#check();
    this.factory = new Proxy(databases, {
      get(target, name) {
        if (name === "open") return opening;
        const value: unknown = Reflect.get(target, name);
        if (typeof value !== "function") return value;
        return (...of: unknown[]): unknown => {
          check();
          return Reflect.apply(value, target, of);
        };
      },
    });
  }

  /** The tab dies when it begins its nth writing transaction from now; that one writes nothing. */
  pullAfter(writes: number): void {
    this.#left = writes;
  }

  pull(): void {
    if (this.pulled) return;
    this.pulled = true;
    setImmediate(() => this.onPulled());
    for (const database of this.#open) database.close();
    this.#open.clear();
  }

  #check(): void {
    if (this.pulled) throw new DOMException("the tab has gone", "InvalidStateError");
  }

  #opening(name: string, version?: number): IDBOpenDBRequest {
    this.#check();
    const request =
      version === undefined ? this.#databases.open(name) : this.#databases.open(name, version);
    request.addEventListener("success", () => {
      const database = request.result;
      if (this.pulled) {
        database.close();
        return;
      }
      this.#open.add(database);
      this.#watch(database);
    });
    return request;
  }

  #watch(database: IDBDatabase): void {
    const begin = database.transaction.bind(database);
    database.transaction = (stores, mode, options) => {
      this.#check();
      if (mode === "readwrite" && this.#left !== undefined) {
        if (this.#left <= 0) {
          this.pull();
          this.#check();
        }
        this.#left--;
      }
      return begin(stores, mode, options);
    };
  }
}
