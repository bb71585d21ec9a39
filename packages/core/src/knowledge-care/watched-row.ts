import type { OwnerName } from "@claw/contract";

/** What operators see of any document: d, its base b, the base's owner u, and of its version the type and the size. */
export type WatchedRow = {
  document_id: string;
  knowledge_base_id: string;
  base_name: string;
  owner_id: string;
  owner_name: string;
  owner_email: string;
  file_type: string;
  file_size: string;
  attempts: number;
};

export const watchedColumns = `
  d.id AS document_id, d.knowledge_base_id, b.name AS base_name, u.id AS owner_id, u.name AS owner_name,
  u.email AS owner_email`;

export function presentWatched(row: WatchedRow) {
  const owner: OwnerName = { id: row.owner_id, name: row.owner_name, email: row.owner_email };

  return {
    documentId: row.document_id,
    knowledgeBaseId: row.knowledge_base_id,
    baseName: row.base_name,
    owner,
    fileType: row.file_type,
    fileSize: Number(row.file_size),
    attempts: row.attempts,
  };
}
