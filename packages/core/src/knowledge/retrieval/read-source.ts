import type { SourceText } from "@claw/contract";
import type { SourcePart } from "../../conversation/ports.ts";
import { withoutMarks } from "./find-marks.ts";
import { findQuote } from "./find-quote.ts";
import { type PassageText, type Place, passageText, placeOf } from "./passage-text.ts";
import { type Folding, type QuoteToken, quoteTokens } from "./quote-tokens.ts";

/** A source as the model was given it. Without parts it is one passage. */
export type CitedSource = Omit<SourceText, "knowledgeBaseId" | "headings" | "score"> & {
  parts?: readonly SourcePart[];
};

/** A source that quotes can be looked for in. */
export type ReadSource = {
  source: CitedSource;
  /** Where a quote is; a place of null is a repeated table header, which is not there in the document. Null: nowhere. */
  locate(quote: string): { place: Place | null } | null;
};

const foldings = ["phrases", "characters"] as const satisfies Folding[];

export function readSource(source: CitedSource): ReadSource {
  const { chunkId, start, end, page, content, parts } = source;
  const text = passageText(parts?.length ? parts : [{ chunkId, start, end, page, content }]);
  const tokens = {
    phrases: quoteTokens(text.content, "phrases"),
    characters: quoteTokens(text.content, "characters"),
  };
  const known = new Map<string, { place: Place | null } | null>();

  function find(quote: string): { place: Place | null } | null {
    // Spaces between characters double a text; nothing makes it longer than that.
    if (quote.length > 2 * text.content.length + 100) return null;

    for (const words of new Set([quote, withoutMarks(quote)])) {
      for (const folding of foldings) {
        const found = findQuote(tokens[folding], quoteTokens(words, folding));
        if (found) return { place: placeOfTokens(text, tokens[folding], found, source) };
      }
    }

    return null;
  }

  return {
    source,
    locate(quote) {
      const found = known.has(quote) ? (known.get(quote) ?? null) : find(quote);
      known.set(quote, found);

      return found;
    },
  };
}

/** The sentence that two neighbours share is the found passage's. */
function placeOfTokens(
  text: PassageText,
  tokens: readonly QuoteToken[],
  { from, to }: { from: number; to: number },
  { chunkId, parts }: CitedSource,
): Place | null {
  const place = placeOf(text, tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0);
  const hit = parts?.find((part) => part.chunkId === chunkId);
  if (!place || !hit || place.start < hit.start || place.end > hit.end) return place;

  return { ...place, part: hit };
}
