import { DomainError } from "@claw/contract";

/** In UTF-16 units; what is refused at this length is refused for another reason. */
const shortest = 100;

/**
 * Embeds texts, and where one is longer than the model reads, which nobody says beforehand, shorter ones: the beginning
 * of a passage says what it is about, and its words are found by the lexical index all the same.
 */
export async function embedShorter<Result>(
  texts: readonly string[],
  embed: (texts: readonly string[]) => Promise<Result>,
): Promise<Result> {
  for (let longest = Math.max(...texts.map(({ length }) => length)); ; longest = longest >> 1) {
    try {
      return await embed(texts.map((text) => text.slice(0, longest).replace(/[\uD800-\uDBFF]$/, "")));
    } catch (error) {
      const isTooLong = error instanceof DomainError && error.code === "CONTEXT_TOO_LONG";
      if (!isTooLong || longest >> 1 < shortest) throw isTooLong ? refused(error) : error;
    }
  }
}

function refused(cause: DomainError): DomainError {
  return new DomainError("PROVIDER_FAILED", {
    message: "The embedding provider refuses these texts as too long.",
    cause,
  });
}
