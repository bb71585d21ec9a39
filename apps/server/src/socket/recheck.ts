import { setInterval } from "node:timers/promises";
import type { Services } from "@claw/contract";
import type { Judge } from "@claw/core";
import { closeCodes } from "./close-codes.ts";
import type { Connection } from "./connection.ts";
import { sayGoodbye } from "./say-goodbye.ts";

export type RecheckDeps = {
  services: Services;
  door: Judge;
  connections: ReadonlySet<Connection>;
  intervalMs: number;
  /** A round broke off: nobody could be asked, such as while the database is away. The sockets stay open. */
  onFailure(error: unknown): void;
};

/**
 * Closes the sockets of those who may no longer call: token expired, session ended, person disabled, person or address
 * not let in any more. One timer for all
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

/** One question for all: people have many sockets, and there are many people. */
async function recheckAll({ services, door, connections, onFailure }: RecheckDeps): Promise<void> {
  const held = [...connections].flatMap((connection) => {
    const { holder } = connection;
    return holder ? [{ connection, holder }] : [];
  });

  for (const { connection, holder } of held) {
    const verdict = door.judge(connection.origin.address, holder.userId);
    if (verdict !== "in") void sayGoodbye(connection.client, closeCodes.unauthenticated, "FORBIDDEN");
  }

  try {
    const refused = await services.auth.findRefused(held.map(({ holder }) => holder.token));
    for (const { connection, holder } of held) {
      // Unless it was renewed while we looked.
      const isTheSame = connection.holder === holder;
      if (refused.has(holder.token) && isTheSame) {
        void sayGoodbye(connection.client, closeCodes.unauthenticated, "UNAUTHENTICATED");
      }
    }
  } catch (error) {
    onFailure(error);
  }
}
