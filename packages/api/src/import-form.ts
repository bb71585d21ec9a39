import { z } from "zod";

/** A file to import as it comes: `FormData` with exactly one `file` in which something is. */
export const ImportForm = z
  .instanceof(FormData, { error: "must be a form (multipart/form-data)" })
  .transform((form, context) => {
    const [file, ...others] = form.getAll("file");
    const problem =
      file === undefined || typeof file === "string" || others.length > 0
        ? "must be one file"
        : file.size === 0
          ? "is empty"
          : null;
    if (problem !== null || !(file instanceof Blob)) {
      context.addIssue({ code: "custom", path: ["file"], message: problem ?? "must be a file" });
      return z.NEVER;
    }

    return { file };
  });
