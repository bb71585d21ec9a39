/**
 * Embedding models read so much of a text and refuse, or ignore, the rest: 3,072 tokens for Zhipu's embedding-3 and 512
 * for embedding-2 (open.bigmodel.cn, "Embedding-3"); a Han character is up to one and a half. In UTF-16 units.
 */
const longest = 2_000;

/** The part of a text that is embedded; never a half of a surrogate pair, never nothing. */
export function cutForEmbedding(text: string): string {
  if (text.trim() === "") return " ";

  return text.slice(0, longest).replace(/[\uD800-\uDBFF]$/, "");
}
