export type Exchange = { file: string; find: string; put: string };
export function load(
  path: string,
  exchanges?: readonly Exchange[],
): Promise<{ module: unknown; close(): Promise<void> }>;
export function exchangeOnce(code: string, exchange: Exchange): string;
