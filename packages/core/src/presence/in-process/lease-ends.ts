import type { Lease } from "../ports.ts";

export function isOver({ expiresAt }: Lease, now: number): boolean {
  return expiresAt !== null && expiresAt <= now;
}

export function isTyping({ typingUntil }: Lease, now: number): boolean {
  return typingUntil > now;
}

/** When something of a lease ends by itself: the typing, or all of it. Infinity where nothing does. */
export function nextEnd({ typingUntil, expiresAt }: Lease): number {
  const typing = typingUntil > 0 ? typingUntil : Number.POSITIVE_INFINITY;

  return Math.min(typing, expiresAt ?? Number.POSITIVE_INFINITY);
}

/** To others; when something of it ends does not show. */
export function looksSame(one: Lease, other: Lease): boolean {
  return (
    one.organizationId === other.organizationId &&
    one.userId === other.userId &&
    one.state === other.state &&
    one.conversationId === other.conversationId &&
    one.typingUntil > 0 === other.typingUntil > 0
  );
}

export function isSame(one: Lease, other: Lease): boolean {
  return looksSame(one, other) && one.typingUntil === other.typingUntil && one.expiresAt === other.expiresAt;
}
