import { expect, test } from "vitest";
import { citationState, citationsOf } from "./citation-state.ts";
import { sampleCitation } from "./sample-source.ts";

const verified = sampleCitation({ quote: "水在一百度沸腾", verified: true, at: 4 });
const altered = sampleCitation({ quote: "水在九十度沸腾", verified: false, at: 9 });
const named = sampleCitation({ quote: "", at: 12 });

test("a mark is verified only where all that it quotes is in the document", () => {
  expect(citationState([verified], true)).toBe("verified");
  expect(citationState([verified, named], true)).toBe("verified");
  expect(citationState([verified, altered], true)).toBe("unverified");
});

test("a source that is named without a quote is neither, and nothing is said before the answer has ended", () => {
  expect(citationState([named], true)).toBe("named");
  expect(citationState([], true)).toBe("named");
  expect(citationState([], false)).toBe("pending");
});

test("each mark has the citations that stand where it stands", () => {
  const all = [verified, altered, sampleCitation({ number: 2, at: 4 })];

  expect(citationsOf(all, 1, 4)).toEqual([verified]);
  expect(citationsOf(all, 1, null)).toEqual([verified, altered]);
});
