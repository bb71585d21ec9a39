import type { Actor, AddText, Document } from "@claw/contract";
import type { KnowledgeParts } from "./deps.ts";
import { maxNameLength, safeFileName, safeTitle } from "./safe-name.ts";
import { storeDocument } from "./store-document.ts";

export async function addText(deps: KnowledgeParts, actor: Actor, input: AddText): Promise<Document> {
  const { knowledgeBaseId, documentId, fileUrl, content, fileType = "txt" } = input;
  const title = safeTitle(input.title) ?? "text";
  const bytes = Buffer.from(content, "utf8");
  const ending = `.${fileType}`;
  const name = safeFileName(title.slice(0, maxNameLength - ending.length)) ?? "text";

  return storeDocument(deps, actor, {
    knowledgeBaseId,
    documentId,
    title,
    fileUrl,
    fileName: name + ending,
    fileType,
    size: bytes.byteLength,
    bytes: inParts(bytes),
  });
}

async function* inParts(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes;
}
