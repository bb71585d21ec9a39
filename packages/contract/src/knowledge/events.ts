import type { KnowledgeBase } from "./base.ts";
import type { Document } from "./document.ts";

/** What happens to one's bases and documents. `reset`: something may have been missed, read again. */
export type KnowledgeEvent =
  | { type: "document"; document: Document }
  | { type: "documentDeleted"; knowledgeBaseId: string; documentId: string }
  | { type: "knowledgeBase"; knowledgeBase: KnowledgeBase }
  | { type: "knowledgeBaseDeleted"; knowledgeBaseId: string }
  | { type: "reset" };
