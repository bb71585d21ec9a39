import type { WebSocket } from "ws";

/** How long the other end may take for its own goodbye. */
const patienceMs = 1000;

/** Closes a socket and resolves when it is gone; one whose other end does not answer is cut. */
export async function sayGoodbye(client: WebSocket, code: number, reason: string): Promise<void> {
  if (client.readyState === client.CLOSED) return;

  const { promise: closed, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(() => client.terminate(), patienceMs);

  client.once("close", () => resolve());
  client.close(code, reason);
  await closed;
  clearTimeout(timer);
}
