const microPerFen = 10_000n;

/** Whole fen, as Stripe counts CNY. */
export function toFen(micro: bigint): number {
  if (micro % microPerFen !== 0n) throw new RangeError(`${micro} µ¥ are not whole fen`);

  return Number(micro / microPerFen);
}

export function fromFen(fen: number): bigint {
  return BigInt(fen) * microPerFen;
}
