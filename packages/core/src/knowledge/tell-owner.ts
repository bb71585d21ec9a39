import type { Document } from "@claw/contract";
import type { KnowledgeParts } from "./deps.ts";
import { findBase } from "./find-bases.ts";
import { presentDocument, type ShownDocumentRow, withPages } from "./present-document.ts";

type Telling = Pick<KnowledgeParts, "db" | "dense" | "changes">;

/** Tells a base's owner of its document, and returns what was told. */
export function tellDocument({ changes }: Telling, ownerId: string, row: ShownDocumentRow): Document {
  const document = presentDocument(row);
  changes.publish(ownerId, { type: "document", document });

  return document;
}

/** The same for a document of which only the id is at hand; null where it has gone. */
export async function tellOfDocument(
  deps: Telling,
  ownerId: string,
  documentId: string,
): Promise<Document | null> {
  const row = await deps.db.prisma.document.findUnique({ where: { id: documentId }, include: withPages });

  return row && tellDocument(deps, ownerId, row);
}

/** What is in a base has changed: its owner hears the new counts. */
export async function tellOfBase(deps: Telling, ownerId: string, knowledgeBaseId: string): Promise<void> {
  const knowledgeBase = await findBase(deps, knowledgeBaseId);
  if (knowledgeBase) deps.changes.publish(ownerId, { type: "knowledgeBase", knowledgeBase });
}
