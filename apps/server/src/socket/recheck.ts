import { setInterval } from "node:timers/promises";
import { DomainError, type Services } from "@claw/contract";
import { authenticate } from "../context.ts";
import { closeCodes } from "./close-codes.ts";
import type { Connection } from "./connection.ts";

/**
 * Closes the sockets of those who may no longer call: token expired, session ended, person disabled. One timer for all
 * sockets; looks that take long delay the next round instead of piling up. Ends with `signal`.
 */
export async function recheckForever(
  services: Services,
  connections: ReadonlySet<Connection>,
  intervalMs: number,
  signal: AbortSignal,
): Promise<void> {
  try {
    for await (const _ of setInterval(intervalMs, undefined, { signal, ref: false })) {
      for (const connection of connections) await recheck(services, connection);
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

async function recheck(services: Services, connection: Connection): Promise<void> {
  const { holder, origin, client } = connection;
  if (!holder) return;

  try {
    await authenticate(services, holder.token, origin);
  } catch (error) {
    // Anything else, such as a database that is away, says nothing about the person.
    const isRefused = error instanceof DomainError && refusals.has(error.code);
    if (!isRefused || connection.holder !== holder) return;

    client.close(closeCodes.unauthenticated, "UNAUTHENTICATED");
  }
}

const refusals: ReadonlySet<string> = new Set(["UNAUTHENTICATED", "ACCOUNT_DISABLED"]);
