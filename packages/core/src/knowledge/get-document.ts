import type { Actor, DocumentDetail, DocumentRef } from "@claw/contract";
import type { KnowledgeParts } from "./deps.ts";
import { getOwnDocument } from "./get-own.ts";
import { presentDocument, presentVersion } from "./present-document.ts";

/** The most versions that are shown; older ones are history of history. */
const shownVersions = 100;

export async function getDocument(
  { db }: KnowledgeParts,
  actor: Actor,
  { documentId }: DocumentRef,
): Promise<DocumentDetail> {
  const { prisma } = db;
  const document = await getOwnDocument(prisma, actor, documentId);
  const versions = await prisma.documentVersion.findMany({
    where: { documentId },
    orderBy: { number: "desc" },
    take: shownVersions,
    omit: { text: true, outline: true },
  });
  const activeVersion = versions.find(({ id }) => id === document.activeVersionId) ?? null;

  return {
    ...presentDocument({ ...document, activeVersion }),
    versions: versions.map((version) => presentVersion(version, document.activeVersionId)),
  };
}
