import type { Database, Transaction } from "@claw/db";
import { lockForTransaction } from "../runtime/lock-for-transaction.ts";
import type { Clock, Log } from "../runtime/ports.ts";
import { lifetimes } from "./lifetimes.ts";
import { inventSigningKey, openSigningKey, type SigningKey } from "./signing-key.ts";
import { createWorkLimit } from "./work-limit.ts";

export interface SigningKeys {
  /** The key that signs now. Where there is none, one is made, and all processes get the same one. */
  getCurrent(): Promise<SigningKey>;
  /** Null for a key that is unknown or past its time. */
  find(kid: string): Promise<SigningKey | null>;
  /** All that verify now. */
  list(): Promise<SigningKey[]>;
}

export type SigningKeysOptions = { db: Database; clock: Clock; log: Log; encryptionKey: Buffer };

/** Other processes make keys too. Tokens with invented key ids must not cost a query each. */
const reloadAtMostEvery = 1000;

export function createSigningKeys({ db, clock, log, encryptionKey }: SigningKeysOptions): SigningKeys {
  let known: SigningKey[] = [];
  let readAt = Number.NEGATIVE_INFINITY;
  // One after the other, so that an older reading cannot replace a newer one.
  const inTurn = createWorkLimit({ concurrency: 1, queueLimit: Number.POSITIVE_INFINITY });

  function reload(): Promise<void> {
    return inTurn(async () => {
      const now = clock.now().getTime();
      if (Math.abs(now - readAt) < reloadAtMostEvery) return;

      known = await readKeys(db.prisma);
      readAt = now;
    });
  }

  async function readKeys(tx: Transaction): Promise<SigningKey[]> {
    const rows = await tx.signingKey.findMany({ orderBy: { createdAt: "desc" } });
    const opened = await Promise.allSettled(rows.map((row) => openSigningKey(encryptionKey, row)));

    return opened.flatMap((result, index) => {
      if (result.status === "fulfilled") return [result.value];
      log.warn({ kid: rows[index]?.id }, "a signing key was sealed with another secret and is not used");
      return [];
    });
  }

  function replaceRetired(): Promise<void> {
    return inTurn(async () => {
      const now = clock.now();
      if (known.some((key) => signs(key, now))) return;

      known = await db.prisma.$transaction(async (tx) => {
        await lockForTransaction(tx, "claw.auth.signing-key");
        const keys = await readKeys(tx);
        if (keys.some((key) => signs(key, now))) return keys;

        await insertKey(tx, now);
        return readKeys(tx);
      });
    });
  }

  async function insertKey(tx: Transaction, now: Date): Promise<void> {
    const row = await inventSigningKey(encryptionKey);
    const retiresAt = new Date(now.getTime() + lifetimes.signingKey);
    const uselessSince = new Date(now.getTime() - lifetimes.accessToken);

    await tx.signingKey.deleteMany({ where: { retiresAt: { lte: uselessSince } } });
    await tx.signingKey.create({ data: { ...row, createdAt: now, retiresAt } });
  }

  return {
    async getCurrent() {
      const now = clock.now();
      const isNow = (key: SigningKey) => signs(key, now);
      if (!known.some(isNow)) await reload();
      if (!known.some(isNow)) await replaceRetired();

      const key = known.find(isNow);
      if (!key) throw new Error("no signing key was made");
      return key;
    },

    async find(kid) {
      if (!known.some((key) => key.kid === kid)) await reload();

      const now = clock.now();
      return known.find((key) => key.kid === kid && verifies(key, now)) ?? null;
    },

    async list() {
      await reload();

      const now = clock.now();
      return known.filter((key) => verifies(key, now));
    },
  };
}

function signs(key: SigningKey, now: Date): boolean {
  return now < key.retiresAt;
}

function verifies(key: SigningKey, now: Date): boolean {
  return now.getTime() < key.retiresAt.getTime() + lifetimes.accessToken;
}
