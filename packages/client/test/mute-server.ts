import { once } from "node:events";
import { createServer, type Socket } from "node:net";
import { listenOnLoopback } from "@claw/testing/loopback";

/** A server that takes connections and never says anything. */
export async function startMuteServer() {
  const sockets = new Set<Socket>();
  const connected = Promise.withResolvers<void>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => socket.destroy());
    connected.resolve();
  });

  return {
    url: `ws://127.0.0.1:${await listenOnLoopback(server)}`,
    /** Resolves when somebody has connected. */
    connected: connected.promise,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}
