export type Census = {
  schedules: number;
  /** Commands of each schedule that did something. */
  commands: number[];
  /** Commands and faults by kind. */
  counts: Map<string, number>;
  failures: { seed: number; failure: { invariant: string; what: string } }[];
  /** The shortest way to each of the first failures. */
  reports: string[];
};
export function spread(of: {
  from: number;
  schedules: number;
  reports?: number;
  threads?: number;
}): Promise<Census>;
