/**
 * What the benches use of their peers. The peers are installed by `npm run bench` alone, so their own
 * types may not be there when the project is checked.
 */
declare module "pouchdb-browser" {
  type PouchDocument = { _id: string; _rev?: string; [field: string]: unknown };
  type Changes = {
    on(event: "change", listener: (change: { doc: PouchDocument }) => void): Changes;
    cancel(): void;
  };
  type Batches = { batch_size: number; batches_limit?: number };
  // The name the package gives it; the file that uses it takes the default export.
  class PouchDB {
    constructor(name: string);
    get(id: string): Promise<PouchDocument>;
    put(document: PouchDocument): Promise<unknown>;
    info(): Promise<{ doc_count: number }>;
    destroy(): Promise<void>;
    sync(remote: string, options: { live: true; retry: true }): { cancel(): void };
    changes(options: { live: true; since: "now"; include_docs: true }): Changes;
    replicate: {
      from(remote: string, options?: Batches): Promise<unknown>;
      to(remote: string, options?: Batches): Promise<{ docs_written: number }>;
    };
  }
  export { PouchDB as default };
}

declare module "rxdb/plugins/core" {
  export type RxDocument = {
    toMutableJSON(): Record<string, unknown>;
    incrementalPatch(fields: object): Promise<unknown>;
  };
  type RxQuery<T> = {
    exec(): Promise<T>;
    $: { subscribe(listener: (answer: T) => void): { unsubscribe(): void } };
  };
  export type RxCollection = {
    findOne(id: string): RxQuery<RxDocument | null>;
    find(query: object): RxQuery<RxDocument[]>;
    count(): RxQuery<number>;
  };
  export type RxDatabase = {
    addCollections(collections: object): Promise<Record<string, RxCollection>>;
    remove(): Promise<unknown>;
  };
  export function createRxDatabase(options: object): Promise<RxDatabase>;
}
declare module "rxdb/plugins/storage-dexie" {
  export function getRxStorageDexie(): object;
}
declare module "rxdb/plugins/replication" {
  export type RxReplication = {
    awaitInitialReplication(): Promise<void>;
    awaitInSync(): Promise<boolean>;
    cancel(): Promise<unknown>;
    error$: { subscribe(listener: (problem: unknown) => void): unknown };
  };
  export function replicateRxCollection(options: object): RxReplication;
}
declare module "rxjs" {
  export class Subject {
    next(value: unknown): void;
    asObservable(): object;
  }
}

declare module "y-websocket" {
  export class WebsocketProvider {
    constructor(address: string, room: string, doc: object);
    once(event: "sync", listener: () => void): void;
  }
}
declare module "y-indexeddb" {
  export class IndexeddbPersistence {
    constructor(name: string, doc: object);
    readonly whenSynced: Promise<unknown>;
  }
}
declare module "@glideapps/glide-data-grid/dist/index.css";

declare module "ag-grid-community" {
  export const AllCommunityModule: unknown;
  export const ModuleRegistry: { registerModules(modules: readonly unknown[]): void };
  export type GridApi<T> = {
    setFocusedCell(row: number, column: string): void;
    applyTransaction(change: { update: readonly T[] }): void;
  };
  export function createGrid<T>(room: HTMLElement, options: Record<string, unknown>): GridApi<T>;
}

declare module "@glideapps/glide-data-grid" {
  export type Item = readonly [column: number, row: number];
  export type EditableGridCell = { kind: "text"; data: string };
  export type EditListItem = { location: Item; value: EditableGridCell };
  export type GridCell = EditableGridCell & { displayData: string; allowOverlay: boolean };
  export const GridCellKind: { Text: "text" };
  export type DataEditorRef = {
    updateCells(cells: readonly { cell: Item }[]): void;
    getBounds(column: number, row: number): DOMRect | undefined;
    scrollTo(column: number, row: number): void;
  };
  // The name the package gives it; the file that uses it takes the default export.
  const DataEditor: (props: Record<string, unknown>) => null;
  export default DataEditor;
}
