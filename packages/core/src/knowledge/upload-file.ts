import { type Actor, type Document, DomainError, FileType, type Upload } from "@claw/contract";
import type { KnowledgeParts } from "./deps.ts";
import { safeFileName, safeTitle } from "./safe-name.ts";
import { storeDocument } from "./store-document.ts";

/** INVALID_INPUT for an empty file; what is in it is looked at later. */
export async function uploadFile(
  deps: KnowledgeParts,
  actor: Actor,
  { knowledgeBaseId, documentId, title, file }: Upload,
): Promise<Document> {
  if (file.size === 0) {
    throw new DomainError("INVALID_INPUT", {
      message: "The file is empty.",
      fields: [{ field: "file", message: "is empty" }],
    });
  }
  const fileName = safeFileName(file.name) ?? "file";

  return storeDocument(deps, actor, {
    knowledgeBaseId,
    documentId,
    title: (title === undefined ? null : safeTitle(title)) ?? fileName,
    fileName,
    fileType: fileTypeOf(fileName),
    size: file.size,
    bytes: file.stream(),
  });
}

/** As the name has it, until the content is read. */
function fileTypeOf(fileName: string): string {
  const ending = /\.([^.]+)$/.exec(fileName)?.[1]?.toLowerCase();
  const known = FileType.safeParse(ending === "htm" ? "html" : ending === "markdown" ? "md" : ending);

  return known.success ? known.data : "unknown";
}
