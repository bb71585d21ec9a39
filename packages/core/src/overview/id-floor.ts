/** For what a process's clock is behind or before the database's. */
const usualSlackMs = 60_000;

/**
 * The least UUIDv7 of a time (RFC 9562, section 5.7), some way before it: rows whose ids we make are found by their
 * primary key from a time on, without an index over their times.
 */
export function idFloor(at: Date, laterMs = -usualSlackMs): string {
  const time = (at.getTime() + laterMs).toString(16).padStart(12, "0");

  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-000000000000`;
}
