/** A value as JSON, the same text for the same value in whichever order its fields were written. */
export function writeInOrder(value: unknown, indent?: number): string {
  return JSON.stringify(
    value,
    (_, inner: unknown) =>
      inner !== null && typeof inner === "object" && !Array.isArray(inner)
        ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
        : inner,
    indent,
  );
}
