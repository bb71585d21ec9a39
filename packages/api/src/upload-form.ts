import { UploadFields } from "@claw/contract";
import { z } from "zod";
import { FileName } from "./file-name.ts";

const Fields = z.object({
  knowledgeBaseId: UploadFields.shape.knowledgeBaseId,
  documentId: UploadFields.shape.documentId,
  title: UploadFields.shape.title,
});

/** An upload as it comes: `FormData` with exactly one `file`, and the fields of {@link UploadFields}. */
export const UploadForm = z
  .instanceof(FormData, { error: "must be a form (multipart/form-data)" })
  .transform((form, context) => {
    const file = readFile(form.getAll("file"));
    const fields = Fields.safeParse(readFields(form));

    if (typeof file === "string") context.addIssue({ code: "custom", path: ["file"], message: file });
    for (const { path, message } of fields.error?.issues ?? []) {
      context.addIssue({ code: "custom", path, message });
    }
    if (typeof file === "string" || !fields.success) return z.NEVER;

    return { ...fields.data, file };
  });

/** What is wrong with it, where it is not one file with something in it. */
function readFile(entries: readonly (File | string)[]): File | string {
  const [file, ...others] = entries;
  if (file === undefined) return "is missing";
  if (others.length > 0) return "one at a time";
  if (typeof file === "string") return "must be a file";
  if (file.size === 0) return "is empty";

  const name = FileName.safeParse(file.name);
  if (!name.success) return `its name ${name.error.issues[0]?.message ?? "is wrong"}`;

  return name.data === file.name ? file : new File([file], name.data, { type: file.type });
}

/** An empty field is one that was left out: that is how a page's form sends it. */
function readFields(form: FormData): Record<string, unknown> {
  const names = Object.keys(Fields.shape);
  const given = names.map((name) => [name, form.get(name)] as const);

  return Object.fromEntries(given.filter(([, value]) => value !== null && value !== ""));
}
