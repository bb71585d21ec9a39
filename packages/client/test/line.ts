import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { listenOnLoopback } from "@claw/testing/loopback";

export type Line = AsyncDisposable & {
  /** Where the server is reached over this line. */
  readonly url: string;
  /** Breaks all connections, without a word. New ones are possible. */
  cut(): void;
  /** Breaks all connections and takes no new ones until it is mended. */
  down(): void;
  mend(): void;
  /** Connections that were asked for so far. */
  readonly attempts: number;
};

/** A line to a server that can be cut: real connections, really broken. */
export async function openLine(to: string): Promise<Line> {
  const { hostname, port } = new URL(to);
  const sockets = new Set<Socket>();
  let isDown = false;
  let attempts = 0;

  const server = createServer((near) => {
    attempts += 1;
    if (isDown) {
      near.destroy();
      return;
    }

    const far = connect(Number(port), hostname);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.on("close", () => {
        sockets.delete(one);
        other.destroy();
      });
      one.on("error", () => other.destroy());
      one.pipe(other);
    }
  });
  const ownPort = await listenOnLoopback(server);

  function cut(): void {
    for (const socket of sockets) socket.destroy();
  }

  return {
    url: `http://127.0.0.1:${ownPort}`,
    cut,
    down() {
      isDown = true;
      cut();
    },
    mend() {
      isDown = false;
    },
    get attempts() {
      return attempts;
    },
    async [Symbol.asyncDispose]() {
      cut();
      server.close();
      await once(server, "close");
    },
  };
}
