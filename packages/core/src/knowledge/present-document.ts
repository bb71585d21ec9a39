import { type Document, DocumentProblem, type DocumentVersion } from "@claw/contract";
import type { Document as DocumentRow, DocumentVersion as DocumentVersionRow, Prisma } from "@claw/db";

/** What Prisma is to read with a document that will be shown; one more query for a page of them, not one each. */
export const withPages = {
  activeVersion: { select: { pageCount: true } },
} as const satisfies Prisma.DocumentInclude;

export type ShownDocumentRow = DocumentRow & { activeVersion: { pageCount: number | null } | null };

export function presentDocument(row: ShownDocumentRow): Document {
  return {
    id: row.id,
    knowledgeBaseId: row.knowledgeBaseId,
    title: row.title,
    fileType: row.fileType,
    fileSize: Number(row.fileSize),
    fileUrl: row.fileUrl,
    status: row.status,
    stage: row.stage,
    progress: row.progress,
    errorCode: row.errorCode === null ? null : DocumentProblem.parse(row.errorCode),
    error: row.error,
    chunkCount: row.chunkCount,
    pageCount: row.activeVersion?.pageCount ?? null,
    version: row.version,
    isSearchable: row.activeVersionId !== null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

type ShownVersionRow = Pick<
  DocumentVersionRow,
  "id" | "number" | "status" | "fileName" | "fileSize" | "chunkCount" | "createdAt"
>;

export function presentVersion(row: ShownVersionRow, activeVersionId: string | null): DocumentVersion {
  return {
    id: row.id,
    number: row.number,
    status: row.status,
    fileName: row.fileName,
    fileSize: Number(row.fileSize),
    chunkCount: row.chunkCount,
    isActive: row.id === activeVersionId,
    createdAt: row.createdAt.toISOString(),
  };
}
