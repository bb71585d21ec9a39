import type { Duplex } from "node:stream";

/** Lets what a turn of the event loop writes to a socket leave in one piece. */
export type Corks = {
  /** Call it before each write. */
  cork(socket: Duplex): void;
};

/** One timer for all sockets, so that a single frame in a turn pays next to nothing for it. */
export function createCorks(): Corks {
  let corked: Duplex[] = [];

  function uncorkAll(): void {
    const sockets = corked;
    corked = [];
    for (const socket of sockets) socket.uncork();
  }

  return {
    cork(socket) {
      if (socket.writableCorked > 0) return;

      socket.cork();
      corked.push(socket);
      if (corked.length === 1) setImmediate(uncorkAll);
    },
  };
}
