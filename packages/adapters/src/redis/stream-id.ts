/** Before every entry of a stream. */
export const beginning = "0-0";

/** Whether it could be the id of a stream's entry: `<milliseconds>-<number>`. */
export function isStreamId(id: string): boolean {
  return /^\d{1,15}-\d{1,15}$/.test(id);
}

/** Whether one entry came after another in the same stream. */
export function isAfter(id: string, other: string): boolean {
  const [milliseconds = 0, count = 0] = id.split("-").map(Number);
  const [otherMilliseconds = 0, otherCount = 0] = other.split("-").map(Number);

  return milliseconds === otherMilliseconds ? count > otherCount : milliseconds > otherMilliseconds;
}
