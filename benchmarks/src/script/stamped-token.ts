export type Stamp = { index: number; sentMs: number };

/** Milliseconds on the machine's monotonic clock, the same in every process of it. */
export function monotonicMs(): number {
  return Number(process.hrtime.bigint() / 1000n) / 1000;
}

/** The text of one paced token: its place in the answer and when it was sent. */
export function stampedToken({ index, sentMs }: Stamp): string {
  return ` ${index}@${sentMs}`;
}

/** The inverse of {@link stampedToken}, for a piece that holds any number of whole tokens. */
export function readStamps(piece: string): Stamp[] {
  return piece
    .split(" ")
    .slice(1)
    .map((token) => {
      const [index, sentMs] = token.split("@").map(Number);
      if (index === undefined || sentMs === undefined || Number.isNaN(index + sentMs)) {
        throw new Error(`not a stamped token: ${JSON.stringify(token)}`);
      }

      return { index, sentMs };
    });
}
