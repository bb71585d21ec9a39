import type { DocumentProblem } from "@claw/contract";
import type { Prisma, Transaction } from "@claw/db";
import type { KnowledgeParts } from "../deps.ts";
import { queueVersion } from "../queue/queue-version.ts";
import type { Attempt } from "./attempt.ts";
import { removeVersions } from "./remove-versions.ts";

type Ending = Pick<KnowledgeParts, "db" | "dense">;

export type Trouble = { problem: DocumentProblem; text: string };

const timeout = 60_000;

/** The document failed, and says why. An older version is found on. What was read is kept where a retry can go on from it. */
export async function failAttempt(
  { db, dense }: Ending,
  attempt: Attempt,
  { problem, text }: Trouble,
): Promise<void> {
  await db.prisma.$transaction(
    async (tx) => {
      if (!(await lockOwn(tx, attempt))) return;

      const isWhole = problem === "EMBEDDING_FAILED" || problem === "WRONG_DIMENSIONS";
      if (!isWhole) await removeVersions(tx, dense, [attempt.versionId], "failed");
      const reason = { status: "failed", errorCode: problem, error: text } as const;
      await release(tx, attempt, reason);
      await tx.document.update({
        where: { id: attempt.documentId },
        data: { ...reason, stage: null, progress: 0 },
      });
    },
    { timeout },
  );
}

/** Something that passes went wrong: the document waits, says for what, and is taken up again by any process. */
export async function postponeAttempt(
  { db }: Ending,
  attempt: Attempt,
  { problem, text }: Trouble,
  afterMs: number,
): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    if (!(await lockOwn(tx, attempt))) return;

    await release(tx, attempt, { errorCode: problem, error: text });
    await tx.document.update({
      where: { id: attempt.documentId },
      data: { stage: "waiting", errorCode: problem, error: text },
    });
    await queueVersion(tx, attempt.versionId, afterMs);
  });
}

/** This process ends: the next one begins at once, and this attempt does not count. */
export async function handBack({ db }: Ending, attempt: Attempt): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    if (!(await lockOwn(tx, attempt))) return;

    await release(tx, attempt, { attempts: { decrement: 1 } });
    await tx.document.update({ where: { id: attempt.documentId }, data: { stage: "waiting" } });
    await queueVersion(tx, attempt.versionId);
  });
}

async function lockOwn(tx: Transaction, { id, versionId, documentId }: Attempt): Promise<boolean> {
  await tx.$executeRaw`SELECT FROM documents WHERE id = ${documentId}::uuid FOR NO KEY UPDATE`;
  const own = await tx.$executeRaw`
    SELECT FROM document_versions WHERE id = ${versionId}::uuid AND lease_owner = ${id}::uuid FOR NO KEY UPDATE`;

  return own === 1;
}

async function release(
  tx: Transaction,
  { versionId }: Attempt,
  data: Prisma.DocumentVersionUpdateInput,
): Promise<void> {
  await tx.documentVersion.update({
    where: { id: versionId },
    data: { ...data, leaseOwner: null, leaseExpiresAt: null },
  });
}
