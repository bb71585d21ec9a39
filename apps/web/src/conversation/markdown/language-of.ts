/** Enough to tell; what an answer is written in is not decided by its last page. */
const sampleLength = 400;

/**
 * The value of `lang` for a text that may be in another language than the page: it chooses the quotes and the line
 * breaking (CSS Text 3, 5.2), and the voice of a screen reader. Empty where its script does not tell, which HTML
 * defines as unknown.
 */
export function languageOf(text: string): "zh-CN" | "ja" | "ko" | "" {
  const sample = text.slice(0, sampleLength);
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(sample)) return "ja";
  if (/\p{Script=Hangul}/u.test(sample)) return "ko";

  return /\p{Script=Han}/u.test(sample) ? "zh-CN" : "";
}
