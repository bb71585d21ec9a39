export type Line = { start: number; end: number; text: string };

/** The lines of a text, without their line feeds. */
export function* eachLine(text: string): Generator<Line> {
  for (let start = 0; start <= text.length; ) {
    const feed = text.indexOf("\n", start);
    const end = feed < 0 ? text.length : feed;
    yield { start, end, text: text.slice(start, end) };
    start = end + 1;
  }
}
