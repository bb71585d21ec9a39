/** The one line that a test run ends with. */
export function countsLine({ passed, failed, skipped }) {
  const line = `${passed} passed, ${failed} failed`;

  return skipped > 0 ? `${line}, ${skipped} skipped` : line;
}
