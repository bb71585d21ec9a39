/** What is watched. Bytes, or how many. */
export const series = [
  { name: "resident memory", unit: "bytes", share: 0.1, atLeast: 24 * 2 ** 20 },
  { name: "heap in use", unit: "bytes", share: 0.1, atLeast: 8 * 2 ** 20 },
  { name: "memory outside of the heap", unit: "bytes", share: 0.1, atLeast: 8 * 2 ** 20 },
  { name: "sockets", unit: "count", share: 0.1, atLeast: 6 },
  { name: "subscriptions", unit: "count", share: 0.1, atLeast: 6 },
  { name: "handles", unit: "count", share: 0.1, atLeast: 6 },
  { name: "database connections", unit: "count", share: 0, atLeast: 2 },
  { name: "Redis connections", unit: "count", share: 0, atLeast: 2 },
  // News between processes are kept until there are 20,000 of them, which takes longer than the warm-up.
  { name: "memory of Redis", unit: "bytes", share: 0.2, atLeast: 64 * 2 ** 20 },
] as const satisfies readonly Series[];

export type Series = {
  name: string;
  unit: "bytes" | "count";
  /** It may grow by this share of its median, or by so much, whichever is more. */
  share: number;
  atLeast: number;
};

export type SeriesName = (typeof series)[number]["name"];

/** One look at the server. */
export type Sample = {
  /** Since the load began. */
  seconds: number;
  values: Readonly<Record<SeriesName, number>>;
};
