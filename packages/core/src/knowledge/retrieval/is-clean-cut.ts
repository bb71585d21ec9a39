import type { FoundQuote } from "./find-quote.ts";
import { endsNegation, isMultiplier, isNegation, isNumeral } from "./meaningful-tokens.ts";
import type { QuoteToken } from "./quote-tokens.ts";

/**
 * Whether a part of a text may stand for itself: not `5%` of `15%`, not `可以` of `不可以`, not `cat` of `category`, not
 * `三百` of `三百万`.
 */
export function isCleanCut(source: readonly QuoteToken[], { from, to }: FoundQuote): boolean {
  return hasCleanStart(source, from) && hasCleanEnd(source, to);
}

function hasCleanStart(source: readonly QuoteToken[], from: number): boolean {
  const first = source[from];
  const before = source[from - 1];
  const beforeThat = source[from - 2];
  if (!first || !before || first.gap === "mark") return true;

  if (isTorn(before, first)) return false;
  if (isNegation(before)) return false;
  if (beforeThat && before.gap !== "mark" && endsNegation(before) && isNegation(beforeThat)) return false;

  return !(isNumeral(first) && isPartOfNumber(before, beforeThat));
}

/** 三点|五, 百分之|五. */
function isPartOfNumber(before: QuoteToken, beforeThat: QuoteToken | undefined): boolean {
  if (before.key === "点") return beforeThat !== undefined && isNumeral(beforeThat);

  return before.key === "之" && beforeThat?.key === "分";
}

function hasCleanEnd(source: readonly QuoteToken[], to: number): boolean {
  const last = source[to - 1];
  const after = source[to];
  const afterThat = source[to + 1];
  if (!last || !after || after.gap === "mark") return true;

  if (isTorn(last, after)) return false;
  const endsClause = !afterThat || afterThat.gap === "mark";
  if (isNegation(after) && endsClause) return false;
  if (after.key === "否" || (after.kind === "word" && isNegation(after))) return false;
  if (!isNumeral(last)) return true;

  if (isMultiplier(after)) return false;
  if (after.key === "点" && afterThat && isNumeral(afterThat)) return false;
  return !(after.key === "分" && afterThat?.key === "之");
}

/** Whether two neighbours are one thing: `GPT-4|o`, `三|百`, `-|5`, `5|%`, `10| |000`. */
function isTorn(one: QuoteToken, two: QuoteToken): boolean {
  const isGlued = two.gap === "none";
  if (isGlued && one.kind !== "han" && two.kind !== "han") return true;
  if (isNumeral(one) && isNumeral(two)) return isGlued || one.kind !== two.kind || /^\d{3}$/.test(two.key);

  return [one, two].some(({ kind }) => kind === "symbol") && [one, two].some(isNumeral);
}
