/**
 * Resolves in the event loop's next turn, behind everything that this one has put off until then: what was begun before
 * comes to its socket first, also where an HTTP client looks at a kept connection for a turn before it writes.
 */
export function nextTurn(): Promise<void> {
  // Only a tick comes after all microtasks of this turn, in which others still ask for their immediate.
  return new Promise((resolve) => process.nextTick(setImmediate, resolve));
}
