/** Makes the clock jump in a server that was started with {@link jumpingClock}. */
export const jump = "SIGUSR2";

/**
 * For NODE_OPTIONS: the process's clock jumps by so many milliseconds when told by the signal. Timers are left alone:
 * they are monotonic on a machine whose clock is set, too.
 */
export function jumpingClock(by: number): string {
  const script = `
    const Real = Date;
    let offset = 0;
    globalThis.Date = class Date extends Real {
      constructor(...parts) {
        if (parts.length === 0) super(Real.now() + offset);
        else super(...parts);
      }
      static now() {
        return Real.now() + offset;
      }
    };
    process.on("${jump}", () => {
      offset = ${by};
    });`;

  return `--import=data:text/javascript,${encodeURIComponent(script)}`;
}
