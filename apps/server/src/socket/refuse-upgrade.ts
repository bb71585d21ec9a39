import { STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";

/** Answers a request for a WebSocket with a plain HTTP status, and closes. */
export function refuseUpgrade(socket: Duplex, status: 403 | 404 | 503): void {
  const head = [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, "Connection: close", "Content-Length: 0"];

  // The caller may hang up first; there is nobody left to tell.
  socket.once("error", () => socket.destroy());
  socket.end(`${head.join("\r\n")}\r\n\r\n`);
}
