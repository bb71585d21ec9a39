import { formatMicro, parseMicro } from "@claw/contract/money";

/** The sum of amounts of yuan, exactly. */
export function sumMoney(amounts: readonly string[]): string {
  return formatMicro(amounts.reduce((sum, amount) => sum + parseMicro(amount), 0n));
}

export function negateMoney(amount: string): string {
  return formatMicro(-parseMicro(amount));
}

/** Below zero where the first is the smaller one; for sorting. */
export function compareMoney(a: string, b: string): number {
  const difference = parseMicro(a) - parseMicro(b);
  if (difference === 0n) return 0;

  return difference < 0n ? -1 : 1;
}

/** How much of a whole an amount is, for the length of a bar; 0 of nothing. Not for reckoning. */
export function partOf(amount: string, whole: string): number {
  const all = parseMicro(whole);
  if (all <= 0n) return 0;

  return Number((parseMicro(amount) * 10_000n) / all) / 10_000;
}

/** Yuan as a float, for the height of a column. Not for reckoning. */
export function toHeight(amount: string): number {
  return Number(amount);
}
