import type { Actor, MailStatus } from "@claw/contract";
import { requireOperator } from "../runtime/require-actor.ts";
import type { MailDeps } from "./service.ts";

/** Asks the server for mail, where there is one. */
export async function getMailStatus({ server }: Pick<MailDeps, "server">, actor: Actor): Promise<MailStatus> {
  requireOperator(actor);
  const address = server.address();
  if (address === null) return { mode: "outbox", server: null, works: null, reason: null };

  try {
    await server.verify();
    return { mode: "smtp", server: address, works: true, reason: null };
  } catch (error) {
    return { mode: "smtp", server: address, works: false, reason: reasonOf(error) };
  }
}

/** What a server for mail says names addresses and codes, and never the password. */
export function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);

  return text.replaceAll(/\s+/g, " ").slice(0, 300);
}
