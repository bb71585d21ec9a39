/** The smallest amount that can be paid: a fen is 10 000 micro-yuan. */
const fenMicro = 10_000n;

export type Span = { start: Date; end: Date };

/**
 * What is left of a month's amount at an instant of its period: amount × time left ÷ whole time, rounded half up to a
 * fen, once; never less than nothing or more than the amount. All in integers.
 * @param amountMicro micro-yuan, not negative
 */
export function unusedPart(amountMicro: bigint, { start, end }: Span, at: Date): bigint {
  const whole = BigInt(end.getTime() - start.getTime());
  const left = BigInt(end.getTime() - at.getTime());
  if (left <= 0n) return 0n;
  if (left >= whole) return amountMicro;

  const fen = (2n * amountMicro * left + whole * fenMicro) / (2n * whole * fenMicro);
  const rounded = fen * fenMicro;

  return rounded < amountMicro ? rounded : amountMicro;
}

export type Proration = {
  /** What the rest of the period costs on the new plan. */
  chargeMicro: bigint;
  /** What was paid for the rest of the period on the old one. */
  creditMicro: bigint;
  dueMicro: bigint;
};

/** What changing to a plan costs for the rest of the period: never less than nothing. */
export function prorate(oldFeeMicro: bigint, newFeeMicro: bigint, period: Span, at: Date): Proration {
  const chargeMicro = unusedPart(newFeeMicro, period, at);
  const creditMicro = unusedPart(oldFeeMicro, period, at);
  const dueMicro = chargeMicro - creditMicro;

  return { chargeMicro, creditMicro, dueMicro: dueMicro > 0n ? dueMicro : 0n };
}
