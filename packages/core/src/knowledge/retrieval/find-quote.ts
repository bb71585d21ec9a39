import { isCleanCut } from "./is-clean-cut.ts";
import { isNegation, isNumeral } from "./meaningful-tokens.ts";
import type { QuoteToken } from "./quote-tokens.ts";

/** Which tokens of a source a quote is, from one to before another. */
export type FoundQuote = { from: number; to: number };

/** Shorter ones are found everywhere; a Han character counts 1, a word or a number 2. */
const leastWeight = 3;
/** From this weight on a quote may stand twice in its source, or lack a particle. */
const fullWeight = 6;
/**
 * What a quote may lack or have in addition, once, without saying anything else. Articles and particles that are also
 * part of names and of other words (a, 之, 得, 地, 也, 就) are not among them.
 */
const particles = new Set(["的", "了", "着", "the"]);

/**
 * Where a source has the words of a quote, or all of them but for one particle. Null where it has not: a digit, a name,
 * a unit, a negation or an order that differs makes another sentence.
 */
export function findQuote(source: readonly QuoteToken[], quote: readonly QuoteToken[]): FoundQuote | null {
  const weight = weigh(quote);
  if (weight < leastWeight) return null;

  const exact = allMatches(source, quote, matchExactly).filter((found) => isCleanCut(source, found));
  if (weight < fullWeight) return exact.length === 1 ? (exact[0] ?? null) : null;
  if (exact[0]) return exact[0];

  return allMatches(source, quote, matchButForParticle).find((found) => isCleanCut(source, found)) ?? null;
}

/** See {@link leastWeight}. */
export function weigh(tokens: readonly QuoteToken[]): number {
  let weight = 0;
  for (const { kind } of tokens) {
    if (kind === "han") weight += 1;
    else if (kind !== "symbol") weight += 2;
  }

  return weight;
}

type Match = (source: readonly QuoteToken[], at: number, quote: readonly QuoteToken[]) => number | null;

function allMatches(source: readonly QuoteToken[], quote: readonly QuoteToken[], match: Match): FoundQuote[] {
  const found: FoundQuote[] = [];
  for (let from = 0; from < source.length; from += 1) {
    if (source[from]?.key !== quote[0]?.key) continue;

    const to = match(source, from, quote);
    if (to !== null) found.push({ from, to });
  }

  return found;
}

/** How many tokens are the same from here on. */
function samePrefix(
  source: readonly QuoteToken[],
  at: number,
  quote: readonly QuoteToken[],
  quoteAt: number,
): number {
  let same = 0;
  while (quoteAt + same < quote.length && source[at + same]?.key === quote[quoteAt + same]?.key) same += 1;

  return same;
}

function matchExactly(
  source: readonly QuoteToken[],
  at: number,
  quote: readonly QuoteToken[],
): number | null {
  return samePrefix(source, at, quote, 0) === quote.length ? at + quote.length : null;
}

function matchButForParticle(
  source: readonly QuoteToken[],
  at: number,
  quote: readonly QuoteToken[],
): number | null {
  // Of "的的" either may be the one too many: the first difference stands behind both.
  const same = samePrefix(source, at, quote, 0);
  if (same === 0 || same === quote.length) return null;

  // One that the quote has at its end instead was moved, not left out.
  const lacked = source[at + same]?.key;
  const isLacking = lacked !== quote.at(-1)?.key && isLooseParticle(source, at + same);
  const rest = quote.length - same;
  if (isLacking && samePrefix(source, at + same + 1, quote, same) === rest) return at + quote.length + 1;

  // One that stands directly beside these words in the source was moved, not added.
  const key = quote[same]?.key;
  const isMoved = source[at - 1]?.key === key || source[at + quote.length - 1]?.key === key;
  const isExtra = !isMoved && same + 1 < quote.length && isLooseParticle(quote, same);
  return isExtra && samePrefix(source, at + same, quote, same + 1) === rest - 1
    ? at + quote.length - 1
    : null;
}

/** A particle that is not part of a number or of a negation (十的, 不了). */
function isLooseParticle(tokens: readonly QuoteToken[], at: number): boolean {
  if (!particles.has(tokens[at]?.key ?? "")) return false;

  return ![tokens[at - 1], tokens[at + 1]].some(
    (beside) => beside && (isNumeral(beside) || isNegation(beside)),
  );
}
