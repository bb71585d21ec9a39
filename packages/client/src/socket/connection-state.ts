import type { Clock } from "../clock.ts";
import { createWatchable, type Watchable } from "../watchable.ts";
import type { CloseCause } from "./close-code.ts";

/** `tooMany`: this person has too many sockets open; it is tried again, in longer intervals. */
export type ConnectionState = "idle" | "connecting" | "open" | "reconnecting" | "tooMany";

/** A crowded server takes a socket before it says no: only one that stays is open. */
const probationMs = 2_000;

export type ConnectionStateSource = {
  connection: Watchable<ConnectionState>;
  noteConnecting(isAgain: boolean): void;
  noteOpen(): void;
  noteClose(cause: CloseCause): void;
  noteIdle(): void;
};

/** What can be said of the connection, from what happens to its sockets. */
export function createConnectionState(clock: Clock): ConnectionStateSource {
  const connection = createWatchable<ConnectionState>("idle");
  let isCrowded = false;
  let endProbation: () => void = () => undefined;

  return {
    connection,
    noteConnecting(isAgain) {
      if (!isCrowded) connection.set(isAgain ? "reconnecting" : "connecting");
    },
    noteOpen() {
      if (!isCrowded) return connection.set("open");

      endProbation = clock.after(probationMs, () => {
        isCrowded = false;
        connection.set("open");
      });
    },
    noteClose(cause) {
      endProbation();
      isCrowded = cause === "tooMany";
      if (isCrowded) connection.set("tooMany");
    },
    noteIdle() {
      endProbation();
      isCrowded = false;
      connection.set("idle");
    },
  };
}
