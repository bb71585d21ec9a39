import { AddText, DocumentRef, DocumentStatus, DomainError, UploadFields } from "@claw/contract";
import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { presentDocument, RestDocument } from "./knowledge-shape.ts";
import { paging, total } from "./primitives.ts";
import { type RestContext, router, signedInProcedure } from "./procedures.ts";
import { formOf } from "./read-form.ts";

const id = AddText.shape.knowledgeBaseId;
const document_id = DocumentRef.shape.documentId;
const Ref = z.object({ id, document_id });
const added = AddText.shape;

const DocumentList = z.object({ total, items: z.array(RestDocument) }).meta({ id: "DocumentList" });

/** Names that the replaced service's clients use, beside ours. */
const fileTypes = {
  txt: "txt",
  text: "txt",
  plain: "txt",
  md: "md",
  markdown: "md",
  html: "html",
  htm: "html",
  csv: "csv",
} as const;

const FileTypeName = z
  .enum(["txt", "text", "plain", "md", "markdown", "html", "htm", "csv"])
  .meta({ description: "`txt` where left out" });

export const knowledgeDocumentRoutes = router({
  add: signedInProcedure
    .meta(
      endpoint("POST", "/knowledge/{id}/documents", {
        summary: "Add a text",
        description: "It is indexed in the background: `status` says how far it is.",
        tag: "knowledge",
        success: 201,
      }),
    )
    .input(
      z.object({
        id,
        title: added.title,
        content: added.content,
        file_url: added.fileUrl,
        file_type: FileTypeName.nullish(),
      }),
    )
    .output(RestDocument)
    .mutation(async ({ ctx, input }) =>
      presentDocument(
        await ctx.app.knowledge.addText({
          knowledgeBaseId: input.id,
          title: input.title,
          content: input.content,
          fileUrl: input.file_url,
          fileType: input.file_type ? fileTypes[input.file_type] : undefined,
        }),
      ),
    ),

  upload: signedInProcedure
    .meta(
      endpoint("POST", "/knowledge/{id}/documents/upload", {
        summary: "Upload a file",
        description:
          "A form with `file` and, if its name is not a good title, `title`. txt, md, html, pdf, docx, pptx, xlsx, csv, known by their content. It is indexed in the background: `status` says how far it is.",
        tag: "knowledge",
        success: 201,
        form: true,
      }),
    )
    .input(z.object({ id, file: z.file({ error: "one file is needed" }), title: UploadFields.shape.title }))
    .output(RestDocument)
    .mutation(async ({ ctx, input }) =>
      presentDocument(
        await ctx.app.knowledge.upload(
          formOf({ knowledgeBaseId: input.id, title: input.title, file: input.file }),
        ),
      ),
    ),

  list: signedInProcedure
    .meta(
      endpoint("GET", "/knowledge/{id}/documents", {
        summary: "Documents of a knowledge base, newest first",
        tag: "knowledge",
      }),
    )
    .input(z.object({ id, ...paging, status: DocumentStatus.optional() }))
    .output(DocumentList)
    .query(async ({ ctx, input: { id, status, ...page } }) => {
      const which = { knowledgeBaseId: id, status };
      const [{ items }, total] = await Promise.all([
        ctx.app.knowledge.documents({ ...which, ...page }),
        ctx.app.knowledge.countDocuments(which),
      ]);

      return { total, items: items.map(presentDocument) };
    }),

  get: signedInProcedure
    .meta(
      endpoint("GET", "/knowledge/{id}/documents/{document_id}", { summary: "A document", tag: "knowledge" }),
    )
    .input(Ref)
    .output(RestDocument)
    .query(async ({ ctx, input }) => presentDocument(await getInBase(ctx, input))),

  delete: signedInProcedure
    .meta(
      endpoint("DELETE", "/knowledge/{id}/documents/{document_id}", {
        summary: "Delete a document",
        description: "When it returns nothing of it can be found.",
        tag: "knowledge",
        success: 204,
      }),
    )
    .input(Ref)
    .output(z.void())
    .mutation(async ({ ctx, input }) => {
      const { id } = await getInBase(ctx, input);
      await ctx.app.knowledge.deleteDocument({ documentId: id });
    }),
});

/** NOT_FOUND also for a document of another base than the path names. */
async function getInBase({ app }: RestContext, { id, document_id }: z.infer<typeof Ref>) {
  const document = await app.knowledge.getDocument({ documentId: document_id });
  if (document.knowledgeBaseId !== id) {
    throw new DomainError("NOT_FOUND", { message: "There is no such document in this knowledge base." });
  }

  return document;
}
