/** How many characters the texts in a value have together: what it will weigh on the wire, nearly. */
export function textLength(value: unknown): number {
  if (typeof value === "string") return value.length;
  if (typeof value !== "object" || value === null) return 0;

  let length = 0;
  for (const part of Object.values(value)) length += textLength(part);

  return length;
}
