/** Why the work on a version ends before it is done. */
export type AttemptEnd = "lost" | "shutdown";

/** The attempts of this process, so that a deed here ends one at once instead of with its next beat. */
export type Attempts = {
  /** Returns the signal of a new attempt, and what forgets it. */
  begin(versionId: string): { signal: AbortSignal; end: (reason: AttemptEnd) => void; forget: () => void };
  /** Nothing to do where this process works on none of them. */
  end(versionIds: readonly string[], reason: AttemptEnd): void;
  endAll(reason: AttemptEnd): void;
};

export function createAttempts(): Attempts {
  const running = new Map<AbortController, string>();

  return {
    begin(versionId) {
      const controller = new AbortController();
      running.set(controller, versionId);

      return {
        signal: controller.signal,
        end: (reason) => controller.abort(reason),
        forget: () => void running.delete(controller),
      };
    },
    end(versionIds, reason) {
      for (const [controller, versionId] of running) {
        if (versionIds.includes(versionId)) controller.abort(reason);
      }
    },
    endAll(reason) {
      for (const controller of running.keys()) controller.abort(reason);
    },
  };
}
