import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { setImmediate } from "node:timers/promises";

/** Writes slice after slice, as fast as the connection takes them, other answers in between. */
export async function streamBurst(response: ServerResponse, slices: readonly Buffer[]): Promise<void> {
  // Past node:http, which would frame and copy what is framed already.
  const { socket } = response;

  for (const slice of slices) {
    if (!socket || socket.destroyed) return;
    if (socket.write(slice)) await setImmediate();
    else await once(socket, "drain");
  }

  response.end();
}
