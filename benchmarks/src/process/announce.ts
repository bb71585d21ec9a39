import type { Server } from "node:http";

/** In a process of the benchmark: tells the parent where it listens, and ends when the parent is gone. */
export function announce(server: Server): void {
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("not listening");

  process.on("disconnect", () => process.exit());
  process.send?.(address.port);
}
