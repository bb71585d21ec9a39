import { DomainError } from "@claw/contract";
import { commitBatch, type Database, statement } from "@claw/db";
import { inFlightSql } from "../../conversation/commit-answer.ts";

/** Answers that may be written for one person at a time, those in conversations included. */
const mostInFlight = 10;

/** TOO_MANY_IN_FLIGHT. */
export async function requireRoomInFlight(db: Database, userId: string): Promise<void> {
  const inFlight = statement<{ in_flight: number }>("count-in-flight", `SELECT ${inFlightSql}`, [userId]);
  await commitBatch(db, [inFlight]);
  if ((inFlight.rows[0]?.in_flight ?? 0) < mostInFlight) return;

  throw new DomainError("TOO_MANY_IN_FLIGHT", {
    message: `${mostInFlight} answers are being written for you already. Wait for one, or stop it.`,
    retryAfter: 5,
  });
}
