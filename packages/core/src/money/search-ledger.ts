import type { Actor, LedgerMovementPage, SearchLedger } from "@claw/contract";
import { z } from "zod";
import { invalidCursor } from "../runtime/cursor.ts";
import { requireOperator } from "../runtime/require-actor.ts";
import type { MoneyDeps } from "./deps.ts";
import { type LedgerPlace, type MovementRow, readMovements } from "./movement-rows.ts";
import { readParticipants } from "./participants.ts";
import { presentMovement } from "./present-movement.ts";

/** Movements of money in all organizations, the newest first. */
export async function searchLedger(
  { db: { prisma } }: Pick<MoneyDeps, "db">,
  actor: Actor,
  { cursor, limit, ...filter }: SearchLedger,
): Promise<LedgerMovementPage> {
  requireOperator(actor);
  const after = cursor ? decodePlace(cursor) : null;
  const rows = await readMovements(prisma, filter, after, limit + 1);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const participants = await readParticipants(
    prisma,
    page.map(({ owner_id }) => owner_id),
  );

  return {
    items: page.map((row) => presentMovement(row, participants)),
    nextCursor: rows.length > limit && last ? encodePlace(last) : null,
  };
}

function encodePlace({ created_at, seq }: MovementRow): string {
  return Buffer.from(`${created_at.toISOString()} ${seq}`).toString("base64url");
}

const greatestSeq = 2n ** 63n - 1n;

const Place = z.tuple([z.iso.datetime(), z.string().regex(/^\d{1,19}$/)]);

/** INVALID_INPUT for a cursor that we never gave. */
function decodePlace(cursor: string): LedgerPlace {
  const place = Place.safeParse(Buffer.from(cursor, "base64url").toString("utf8").split(" "));
  if (!place.success) throw invalidCursor();

  const [at, seq] = place.data;
  if (BigInt(seq) > greatestSeq) throw invalidCursor();
  return { at: new Date(at), seq: BigInt(seq) };
}
