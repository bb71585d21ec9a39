import { createHmac, timingSafeEqual } from "node:crypto";
import { type Actor, DomainError, type ExportTicket, type UserActor } from "@claw/contract";
import { z } from "zod";
import { deriveKey } from "../runtime/derive-key.ts";
import { requirePerson } from "../user/require-person.ts";
import type { ArchiveDeps } from "./deps.ts";
import { limits } from "./limits.ts";

/** A browser follows it at once. */
const lifetimeMs = 60_000;

const Claims = z.tuple([z.uuid(), z.uuid(), z.uuid(), z.number().int()]);

export function deriveTicketKey(authSecret: string): Buffer {
  return deriveKey(authSecret, "claw.ai export ticket mac v1");
}

/**
 * A browser saves a download without holding it in memory only where it follows an address, and it sends no token
 * there. So the address has a ticket: who, from which session, until when, and a MAC.
 */
export async function issueTicket(
  { clock, rateLimiter, ticketKey }: ArchiveDeps,
  actor: Actor,
): Promise<ExportTicket> {
  const { userId, organizationId, sessionId } = requirePerson(actor);
  await rateLimiter.consume(limits.exportByPerson, userId);
  const expires = clock.now().getTime() + lifetimeMs;
  const claims = Buffer.from(JSON.stringify([userId, organizationId, sessionId, expires])).toString(
    "base64url",
  );

  return {
    url: `/api/v1/users/me/export?ticket=${claims}.${macOf(ticketKey, claims).toString("base64url")}`,
    expiresAt: new Date(expires).toISOString(),
  };
}

export async function redeemTicket(
  { db, clock, ticketKey }: ArchiveDeps,
  ticket: string,
  { origin }: Actor,
): Promise<UserActor> {
  const [claims = "", mac = ""] = ticket.split(".");
  const given = Buffer.from(mac, "base64url");
  const expected = macOf(ticketKey, claims);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw refused();

  const [userId, organizationId, sessionId, expires] = Claims.parse(
    JSON.parse(Buffer.from(claims, "base64url").toString("utf8")),
  );
  const now = clock.now();
  if (expires < now.getTime()) throw refused();

  const session = await db.prisma.session.findFirst({
    where: {
      id: sessionId,
      userId,
      organizationId,
      endedAt: null,
      expiresAt: { gt: now },
      user: { isActive: true },
    },
    include: { user: { select: { role: true, subscriptionTier: true } } },
  });
  if (!session) throw refused();

  const { role, subscriptionTier: tier } = session.user;
  return { kind: "user", origin, userId, organizationId, sessionId, role, tier };
}

function macOf(key: Buffer, claims: string): Buffer {
  return createHmac("sha256", key).update(claims).digest();
}

function refused(): DomainError {
  return new DomainError("UNAUTHENTICATED", { message: "This download has expired. Ask for it again." });
}
