import type { Clock } from "../clock.ts";

type Probed = Pick<WebSocket, "send" | "close" | "addEventListener" | "removeEventListener">;

/** A line that is alive answers within this. */
const patienceMs = 5_000;

/**
 * Closes an open socket that does not answer: after a sleep, or in another network, it would look open until the next
 * ping. tRPC's server answers `PING` with `PONG`.
 */
export function probeSocket(socket: Probed, clock: Clock): void {
  const giveUp = clock.after(patienceMs, () => socket.close());
  const end = () => {
    giveUp();
    socket.removeEventListener("message", end);
    socket.removeEventListener("close", end);
  };

  socket.addEventListener("message", end);
  socket.addEventListener("close", end);
  socket.send("PING");
}
