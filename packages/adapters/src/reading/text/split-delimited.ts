/** Records of comma-separated values (RFC 4180), with any delimiter; a quote within an unquoted field is a character. */
export function* splitDelimited(text: string, delimiter: string): Generator<string[]> {
  const stop = delimiter.charCodeAt(0);
  let record: string[] = [];
  let at = 0;

  while (at < text.length) {
    let field = "";
    if (text.charAt(at) === '"') [field, at] = readQuoted(text, at + 1);

    const from = at;
    while (at < text.length && text.charCodeAt(at) !== stop && text.charAt(at) !== "\n") at++;
    record.push(field + text.slice(from, at));

    if (at < text.length && text.charCodeAt(at) === stop) {
      at++;
      if (at < text.length) continue;
      record.push("");
    }
    yield record;
    record = [];
    at++;
  }
  if (record.length > 0) yield record;
}

function readQuoted(text: string, start: number): [string, number] {
  let field = "";
  let at = start;

  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return [field + text.slice(at), text.length];

    field += text.slice(at, quote);
    if (text.charAt(quote + 1) !== '"') return [field, quote + 1];

    field += '"';
    at = quote + 2;
  }
}

const delimiters = [",", "\t", ";", "|"];

/** The delimiter that gives the first records the same number of fields, and the most of them. */
export function guessDelimiter(text: string): string {
  const sample = text.slice(0, 20_000);

  const rated = delimiters.map((delimiter) => {
    // The last record of a sample may be half of one.
    const counts = [...splitDelimited(sample, delimiter)].slice(0, -1).map(({ length }) => length);
    const [first = 1] = counts;
    const same = counts.filter((count) => count === first).length / Math.max(1, counts.length);

    return { delimiter, rating: first < 2 ? 0 : same * 100 + first };
  });

  return rated.toSorted((one, other) => other.rating - one.rating)[0]?.delimiter ?? ",";
}
