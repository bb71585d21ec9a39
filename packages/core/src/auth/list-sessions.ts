import type { Actor, Session } from "@claw/contract";
import { requirePerson } from "../user/require-person.ts";
import { listUsableSessions } from "./list-usable-sessions.ts";
import type { AuthParts } from "./parts.ts";

export async function listSessions({ db, clock }: AuthParts, actor: Actor): Promise<Session[]> {
  const { userId, sessionId } = requirePerson(actor);
  const sessions = await listUsableSessions(db, userId, clock.now());

  return sessions.map((session) => ({ ...session, isCurrent: session.id === sessionId }));
}
