import { z } from "zod";
import { filledText, Id, Instant, Limit, page, Skip, text } from "../primitives.ts";
import { maxTextLength } from "./limits.ts";

const Title = filledText(300);

export const DocumentStatus = z.enum(["queued", "parsing", "indexing", "ready", "failed", "cancelled"]);
export type DocumentStatus = z.infer<typeof DocumentStatus>;

export const DocumentStage = z.enum(["waiting", "reading", "indexing", "embedding"]);
export type DocumentStage = z.infer<typeof DocumentStage>;

/** Why a document could not be taken in; closed, so that clients can say it in their own words. */
export const documentProblems = [
  /** Not one of the formats, by its content. */
  "UNSUPPORTED_TYPE",
  "EMPTY",
  /** More text, pages or passages than one document may have. */
  "TOO_LARGE",
  /** Needs a password. */
  "ENCRYPTED",
  /** Says that it is of a format, and is not a whole one. */
  "MALFORMED",
  /** Pages without text: pictures of text, most likely. */
  "SCANNED",
  /** An archive that would become far larger than a document is. */
  "ARCHIVE_BOMB",
  /** Took longer than reading a document may. */
  "TIME_LIMIT",
  /** Took more memory than reading a document may. */
  "MEMORY_LIMIT",
  /** The embedding provider failed, again and again. */
  "EMBEDDING_FAILED",
  /** The embedding provider gave vectors of another length than before. */
  "WRONG_DIMENSIONS",
  /** Something is wrong on our side; the log says what. */
  "INTERNAL",
] as const;
export const DocumentProblem = z.enum(documentProblems);
export type DocumentProblem = z.infer<typeof DocumentProblem>;

/** `txt`, `md`, … as the content says, not the name. */
export const FileType = z.enum(["txt", "md", "html", "pdf", "docx", "pptx", "xlsx", "csv"]);
export type FileType = z.infer<typeof FileType>;

export const Document = z.object({
  id: Id,
  knowledgeBaseId: Id,
  title: z.string(),
  fileType: z.string(),
  /** In bytes. */
  fileSize: z.number().int(),
  fileUrl: z.string().nullable(),
  status: DocumentStatus,
  stage: DocumentStage.nullable(),
  /** From 0 to 1, over all stages. */
  progress: z.number().min(0).max(1),
  errorCode: DocumentProblem.nullable(),
  /** In English, and something a person can act on. */
  error: z.string().nullable(),
  /** Of the active version. */
  chunkCount: z.number().int(),
  pageCount: z.number().int().nullable(),
  /** The number of the newest version; an older one is found until it is ready. */
  version: z.number().int(),
  /** Whether some version of it can be found now. */
  isSearchable: z.boolean(),
  createdAt: Instant,
  updatedAt: Instant,
});
export type Document = z.infer<typeof Document>;

export const DocumentRef = z.object({ documentId: Id });
export type DocumentRef = z.infer<typeof DocumentRef>;

export const AddText = z.object({
  knowledgeBaseId: Id,
  /** A client's own id makes a retry return the same document; a document's own id gives it a new version. */
  documentId: Id.optional(),
  title: Title,
  content: filledText(maxTextLength),
  fileUrl: z.url().max(2000).nullable().optional(),
  /** `txt` and `md` are read as such; `txt` where left out. */
  fileType: z.enum(["txt", "md", "html", "csv"]).optional(),
});
export type AddText = z.infer<typeof AddText>;

/** What comes with the bytes of an upload. */
export const UploadFields = z.object({
  knowledgeBaseId: Id,
  /** As for {@link AddText}. */
  documentId: Id.optional(),
  /** The file's name where left out. */
  title: Title.optional(),
});
export type UploadFields = z.infer<typeof UploadFields>;

/** A file as browsers and programs send it: `FormData` with `file`, `knowledgeBaseId`, `title?`, `documentId?`. */
export type Upload = UploadFields & { file: File };

export const ListDocuments = z.object({
  knowledgeBaseId: Id,
  status: DocumentStatus.optional(),
  /** Found in titles. */
  query: text(200).optional(),
  cursor: z.string().max(200).nullish(),
  skip: Skip.optional(),
  limit: Limit,
});
export type ListDocuments = z.infer<typeof ListDocuments>;

export const CountDocuments = ListDocuments.pick({ knowledgeBaseId: true, status: true, query: true });
export type CountDocuments = z.infer<typeof CountDocuments>;

export const DocumentPage = page(Document);
export type DocumentPage = z.infer<typeof DocumentPage>;

/** One state of a document's bytes. */
export const DocumentVersion = z.object({
  id: Id,
  number: z.number().int(),
  status: DocumentStatus,
  fileName: z.string(),
  fileSize: z.number().int(),
  chunkCount: z.number().int(),
  isActive: z.boolean(),
  createdAt: Instant,
});
export type DocumentVersion = z.infer<typeof DocumentVersion>;

export const DocumentDetail = Document.extend({ versions: z.array(DocumentVersion) });
export type DocumentDetail = z.infer<typeof DocumentDetail>;

/** All of one's own bases where left out. */
export const WatchProgress = z.object({
  knowledgeBaseId: Id.optional(),
  lastEventId: z.string().max(100).nullish(),
});
export type WatchProgress = z.infer<typeof WatchProgress>;
