export type FrameDeps = {
  now(): number;
  requestFrame(callback: () => void): void;
  after(milliseconds: number, callback: () => void): void;
};

/**
 * Calls back before a paint, but not more often than every `paceMs`: nobody reads sixty states of a text a second, and
 * typesetting each of them would keep the page busy. The first callback after a pause comes with the next frame.
 */
export function pacedFrames(
  paceMs: number,
  { now, requestFrame, after }: FrameDeps,
): (callback: () => void) => void {
  let last = Number.NEGATIVE_INFINITY;

  return (callback) => {
    const request = () =>
      requestFrame(() => {
        last = now();
        callback();
      });
    const wait = last + paceMs - now();

    if (wait > 0) after(wait, request);
    else request();
  };
}
