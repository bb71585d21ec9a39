import { setInterval } from "node:timers/promises";
import { DomainError, type Services } from "@claw/contract";
import { authenticate } from "../context.ts";
import { closeCodes } from "./close-codes.ts";
import type { Connection } from "./connection.ts";

export type RecheckDeps = {
  services: Services;
  connections: ReadonlySet<Connection>;
  intervalMs: number;
  /** A round broke off: nobody could be asked, such as while the database is away. The sockets stay open. */
  onFailure(error: unknown): void;
};

/**
 * Closes the sockets of those who may no longer call: token expired, session ended, person disabled. One timer for all
 * sockets; looks that take long delay the next round instead of piling up. Ends with `signal`.
 */
export async function recheckForever(deps: RecheckDeps, signal: AbortSignal): Promise<void> {
  try {
    for await (const _ of setInterval(deps.intervalMs, undefined, { signal, ref: false })) {
      await recheckAll(deps);
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

async function recheckAll({ services, connections, onFailure }: RecheckDeps): Promise<void> {
  try {
    for (const connection of connections) await recheck(services, connection);
  } catch (error) {
    onFailure(error);
  }
}

async function recheck(services: Services, connection: Connection): Promise<void> {
  const { holder, origin, client } = connection;
  if (!holder) return;

  try {
    await authenticate(services, holder.token, origin);
  } catch (error) {
    const isRefused = error instanceof DomainError && refusals.has(error.code);
    if (!isRefused) throw error;
    // Unless it was renewed while we looked.
    if (connection.holder === holder) client.close(closeCodes.unauthenticated, "UNAUTHENTICATED");
  }
}

const refusals: ReadonlySet<string> = new Set(["UNAUTHENTICATED", "ACCOUNT_DISABLED"]);
