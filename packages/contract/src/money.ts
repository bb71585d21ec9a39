const MICRO = 1_000_000n;

/** Micro-yuan (1 CNY = 1 000 000 µ¥) as a decimal string of yuan with six places: 36020n is "0.036020". */
export function formatMicro(micro: bigint): string {
  const sign = micro < 0n ? "-" : "";
  const size = micro < 0n ? -micro : micro;

  return `${sign}${size / MICRO}.${String(size % MICRO).padStart(6, "0")}`;
}

/** The inverse of {@link formatMicro}. Throws a RangeError for anything that is not yuan with at most six places. */
export function parseMicro(yuan: string): bigint {
  const match = /^(-?)(\d+)(?:\.(\d{1,6}))?$/.exec(yuan);
  if (!match) throw new RangeError(`not an amount of yuan: ${yuan}`);

  const [, sign, whole = "0", part = ""] = match;
  const micro = BigInt(whole) * MICRO + BigInt(part.padEnd(6, "0"));

  return sign ? -micro : micro;
}
