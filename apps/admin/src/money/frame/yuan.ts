/** What can be paid: yuan with whole fen, more than zero. */
export function isAmount(text: string): boolean {
  return /^\d{1,7}(\.\d{1,2})?$/.test(text) && /[1-9]/.test(text);
}

/** What is left of an amount, exactly, with two places: both are decimal strings with six. */
export function fenLeft(amount: string, taken: string): string {
  const fen = (microOf(amount) - microOf(taken)) / 10_000n;

  return `${fen / 100n}.${String(fen % 100n).padStart(2, "0")}`;
}

function microOf(money: string): bigint {
  return BigInt(money.replace(".", ""));
}
