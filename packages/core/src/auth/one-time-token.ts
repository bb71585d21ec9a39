import { hash, randomBytes } from "node:crypto";
import type { Transaction } from "@claw/db";
import { lifetimes } from "./lifetimes.ts";
import { refusedMailedToken } from "./refused.ts";

export type TokenPurpose = "verify_email" | "reset_password";

/** A secret of 256 bits for a mail. Only its SHA-256 stays here. */
export async function createOneTimeToken(
  tx: Transaction,
  { userId, purpose, now }: { userId: string; purpose: TokenPurpose; now: Date },
): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  const expiresAt = new Date(now.getTime() + lifetimes.mailedToken);
  await tx.oneTimeToken.create({
    data: { tokenHash: digestOf(token), userId, purpose, createdAt: now, expiresAt },
  });

  return token;
}

/** Whose token it is, without using it up. TOKEN_INVALID. */
export async function getOneTimeTokenOwner(
  tx: Transaction,
  { token, purpose, now }: { token: string; purpose: TokenPurpose; now: Date },
): Promise<string> {
  const row = await tx.oneTimeToken.findFirst({
    where: usable(token, purpose, now),
    select: { userId: true },
  });
  if (!row) throw refusedMailedToken();

  return row.userId;
}

/** Uses the token up: of any number of calls at once, one succeeds. TOKEN_INVALID. */
export async function consumeOneTimeToken(
  tx: Transaction,
  { token, purpose, now }: { token: string; purpose: TokenPurpose; now: Date },
): Promise<void> {
  const { count } = await tx.oneTimeToken.updateMany({
    where: usable(token, purpose, now),
    data: { consumedAt: now },
  });
  if (count === 0) throw refusedMailedToken();
}

/** Links in older mails stop working. */
export async function voidOneTimeTokens(
  tx: Transaction,
  { userId, purpose, now }: { userId: string; purpose: TokenPurpose; now: Date },
): Promise<void> {
  await tx.oneTimeToken.updateMany({
    where: { userId, purpose, consumedAt: null },
    data: { consumedAt: now },
  });
}

function usable(token: string, purpose: TokenPurpose, now: Date) {
  return { tokenHash: digestOf(token), purpose, consumedAt: null, expiresAt: { gt: now } };
}

function digestOf(token: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(hash("sha256", token, "buffer"));
}
