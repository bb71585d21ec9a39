const maxLength = 40;

/** The first line of a text without markdown's signs, cut at 40 characters. Empty only for text without letters. */
export function titleFromText(text: string): string {
  const line = text
    .split("\n")
    .map((candidate) => candidate.replace(/^[\s#>*\-`\d.)]+(?=\S)/, "").trim())
    .find((candidate) => candidate !== "");
  if (line === undefined) return text.trim().slice(0, maxLength);

  const characters = [...line];
  return characters.length <= maxLength ? line : `${characters.slice(0, maxLength - 1).join("")}…`;
}
