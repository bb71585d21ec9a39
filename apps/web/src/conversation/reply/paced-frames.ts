export type FrameDeps = {
  now(): number;
  requestFrame(callback: () => void): void;
  after(milliseconds: number, callback: () => void): void;
};

export type Pace = {
  /** Two frames are at least so many milliseconds apart. */
  paceMs: number;
  /** The part of its time that the page spends on them at most. */
  share: number;
  /** And not more, however long one of them took. */
  longestMs: number;
};

/**
 * Calls back before a paint, but not more often than the pace: nobody reads sixty states of a text a second, and
 * typesetting each of them would keep the page busy. What a frame costs grows with the page and with the machine's age;
 * the longer it took, the later the next one comes. The first callback after a pause comes with the next frame.
 */
export function pacedFrames(
  { paceMs, share, longestMs }: Pace,
  { now, requestFrame, after }: FrameDeps,
): (callback: () => void) => void {
  let earliest = Number.NEGATIVE_INFINITY;

  return (callback) => {
    const paint = () => {
      const began = now();
      earliest = began + paceMs;
      callback();
      // Timers come after the frame that is being made: what was changed is laid out and painted by then.
      after(0, () => {
        earliest = Math.max(earliest, began + Math.min((now() - began) / share, longestMs));
      });
    };
    const request = () => {
      const wait = earliest - now();
      if (wait > 0) after(wait, request);
      else requestFrame(paint);
    };

    request();
  };
}
