import type { RunningServer } from "@claw/testing";

/** Servers one after the other, as a client sees an address behind which a process dies and another one takes over. */
export type Succession = {
  /** The server that is there, or the next one. */
  present(): Promise<RunningServer>;
  /** The one that comes after a server that failed. */
  after(failed: RunningServer): Promise<RunningServer>;
  begin(server: RunningServer): void;
  /** SIGKILL, and nobody is there until the next one begins. */
  kill(): Promise<void>;
};

export function createSuccession(): Succession {
  let current: RunningServer | null = null;
  let next = Promise.withResolvers<RunningServer>();

  return {
    present: async () => current ?? next.promise,
    after: async (failed) => (current === null || current === failed ? next.promise : current),
    begin(server) {
      current = server;
      next.resolve(server);
      next = Promise.withResolvers();
    },
    async kill() {
      const dying = current;
      current = null;
      await dying?.kill();
    },
  };
}
