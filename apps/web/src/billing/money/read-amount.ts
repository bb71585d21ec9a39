/** Why what was typed is not an amount that can be paid. */
export type AmountProblem = "required" | "malformed" | "places" | "range";

export type ReadAmount = { amount: string } | { problem: AmountProblem };

/** The contract's: ¥1 000 000. */
const mostYuan = 1_000_000;

/** Yuan as people type them: full-width digits, a sign of the currency, grouped thousands. */
export function readAmount(typed: string): ReadAmount {
  const plain = typed
    .normalize("NFKC")
    .replace(/[\s¥￥元]/g, "")
    .replace(/,(?=\d{3}(?:\D|$))/g, "");
  if (plain === "") return { problem: "required" };

  const match = /^(\d+)(?:\.(\d*))?$/.exec(plain);
  if (!match) return { problem: "malformed" };

  const [, whole = "0", part = ""] = match;
  if (part.length > 2) return { problem: "places" };

  const digits = whole.replace(/^0+(?=\d)/, "");
  const yuan = Number(`${digits}.${part}`);
  if (yuan <= 0 || yuan > mostYuan) return { problem: "range" };

  return { amount: part === "" ? digits : `${digits}.${part}` };
}
