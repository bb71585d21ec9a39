import type { Citation } from "@claw/contract";

/**
 * How a mark stands: its quote is in the document or it is not, it names a source without quoting, or nobody has looked
 * yet. Of several quotes at one mark, one that is not there decides.
 */
export type CitationState = "verified" | "unverified" | "named" | "pending";

export function citationState(citations: readonly Citation[], isSettled: boolean): CitationState {
  const quotes = citations.filter(({ quote }) => quote !== "");
  if (quotes.some(({ verified }) => !verified)) return "unverified";
  if (quotes.length > 0) return "verified";

  return isSettled ? "named" : "pending";
}

/** The citations of one source, or those of one of its marks. */
export function citationsOf(citations: readonly Citation[], number: number, at: number | null): Citation[] {
  return citations.filter((citation) => citation.number === number && (at === null || citation.at === at));
}

/** The words that are cited: the place of a verified quote; without one there is none but the passage. */
export function citedSpan(citations: readonly Citation[]): { start: number; end: number } | null {
  const verified = citations.find((citation) => citation.verified);

  return verified ? { start: verified.start, end: verified.end } : null;
}
