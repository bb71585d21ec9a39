import { type Actor, type ApiKeyActor, DomainError, type SetPresence, type UserActor } from "@claw/contract";
import { requireMember } from "../runtime/require-actor.ts";
import type { Lease } from "./ports.ts";
import type { PresenceDeps } from "./service.ts";

/**
 * Says more about a connection or, without one, about a session, whose lease then runs out by itself.
 * NOT_FOUND for a conversation that the actor may not read, INVALID_INPUT for typing in none.
 */
export async function setPresence(
  deps: PresenceDeps,
  actor: Actor,
  input: SetPresence,
  connectionId: string | null,
): Promise<void> {
  const { presence } = deps;
  const member = requireMember(actor);
  const id = connectionId ?? ownLeaseId(member);

  const { conversationId } = input;
  const isEntering = conversationId && presence.find(id)?.conversationId !== conversationId;
  if (isEntering) await deps.conversations.requireReadable(actor, conversationId);

  // Found anew: while we asked, the socket may have gone, and nobody would end what it left behind.
  const before = presence.find(id) ?? (connectionId === null ? freshLease(member, id) : null);
  if (before) presence.hold(changeLease(deps, { ...before, organizationId: member.organizationId }, input));
}

function changeLease({ clock, timing }: PresenceDeps, before: Lease, input: SetPresence): Lease {
  const now = clock.now().getTime();
  const { state = before.state, conversationId = before.conversationId, isTyping } = input;
  if (isTyping && conversationId === null) {
    const fields = [{ field: "isTyping", message: "needs a conversation" }];
    throw new DomainError("INVALID_INPUT", { message: "Typing needs a conversation.", fields });
  }

  const typedUntil = conversationId === before.conversationId ? before.typingUntil : 0;
  const typingUntil = isTyping ? prolong(typedUntil, timing.typingMs, now) : typedUntil;

  return {
    ...before,
    state,
    conversationId,
    typingUntil: isTyping === false ? 0 : typingUntil,
    expiresAt: before.expiresAt === null ? null : prolong(before.expiresAt, timing.leaseMs, now),
  };
}

/** Half of the time left is enough: who says the same with every key changes nothing, and so writes nothing. */
function prolong(until: number, lengthMs: number, now: number): number {
  return until - now > lengthMs / 2 ? until : now + lengthMs;
}

function ownLeaseId(member: UserActor | ApiKeyActor): string {
  return member.kind === "user" ? `session:${member.sessionId}` : `key:${member.keyId}`;
}

/** Expired already, so that the first change prolongs it. */
function freshLease({ organizationId, userId }: UserActor | ApiKeyActor, id: string): Lease {
  return {
    id,
    organizationId,
    userId,
    state: "online",
    conversationId: null,
    typingUntil: 0,
    expiresAt: 0,
  };
}
