import { setInterval } from "node:timers/promises";
import type { Connection } from "./connection.ts";

/** In beats. With a beat a second: a ping after half a minute's silence, five seconds for the pong. */
const pingAfter = 30;
const pongWithin = 5;
/** A socket that takes nothing for so long has nobody at its other end. */
const stalledAfter = 60;
/** Sockets that came at once, after a restart, are not pinged at once. */
const spread = 10;

export type Pulse = {
  /** Beats since the other end was last heard. */
  silence: number;
  isPinged: boolean;
};

export function newPulse(): Pulse {
  return { silence: -Math.floor(Math.random() * spread), isPinged: false };
}

/** Something was heard from the other end. */
export function noteSign(pulse: Pulse): void {
  pulse.silence = -Math.floor(Math.random() * spread);
  pulse.isPinged = false;
}

/**
 * Cuts the sockets at whose other end nobody is: a cable pulled, a laptop closed. One timer for all; the pings are the
 * protocol's (RFC 6455, section 5.5.2), which browsers answer by themselves, even for a page that sleeps. Ends with
 * `signal`.
 */
export async function beatForever(
  connections: ReadonlySet<Connection>,
  beatMs: number,
  signal: AbortSignal,
): Promise<void> {
  try {
    for await (const _ of setInterval(beatMs, undefined, { signal, ref: false })) {
      for (const connection of connections) beat(connection);
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

function beat({ client, outflow, pulse }: Connection): void {
  pulse.silence += 1;

  if (outflow.isFull) {
    // A ping would only stand in line behind what is not taken.
    if (pulse.silence >= stalledAfter) client.terminate();
    return;
  }
  if (pulse.silence < pingAfter) return;

  if (!pulse.isPinged) {
    pulse.isPinged = true;
    pulse.silence = pingAfter;
    client.ping();
  } else if (pulse.silence >= pingAfter + pongWithin) {
    client.terminate();
  }
}
