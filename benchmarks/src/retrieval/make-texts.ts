import { seededRandom } from "../soak/seeded-random.ts";

/** Texts whose words are as unequal as those of a language (Zipf), the same for the same seed. */
export type TextMaker = {
  /** About so many characters. */
  passage(length: number): string;
};

const wordCount = 40_000;
const firstHan = 0x4e00;
const hanCount = 4_000;
const latinShare = 0.04;
/** From word to word within a sentence. */
const sentenceLength = 12;

export function createTextMaker(seed: number): TextMaker {
  const random = seededRandom(seed);
  const words = Array.from({ length: wordCount }, () => makeWord(random));

  return {
    passage(length) {
      let text = "";
      for (let at = 1; text.length < length; at += 1) {
        text += words[zipf(random, wordCount)] ?? "";
        if (at % sentenceLength === 0) text += "。";
      }

      return text;
    },
  };
}

function makeWord(random: () => number): string {
  if (random() < latinShare) return ` term${zipf(random, 20_000)} `;

  const length = 1 + Math.floor(random() * 3);
  return Array.from({ length }, () => String.fromCodePoint(firstHan + zipf(random, hanCount))).join("");
}

/** The nth of them comes with a share of about 1 / n: the inverse of the harmonic numbers' logarithm. */
function zipf(random: () => number, count: number): number {
  return Math.min(count - 1, Math.floor((count + 1) ** random()) - 1);
}
