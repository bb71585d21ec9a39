import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { SchemaFile } from "./schema-engine.ts";

export const schemaDirectory: string = fileURLToPath(new URL("../../../../prisma/schema", import.meta.url));

/** Reads the Prisma schema, one file per feature. */
export async function readSchema(directory: string = schemaDirectory): Promise<readonly SchemaFile[]> {
  const names = (await readdir(directory)).filter((name) => name.endsWith(".prisma")).sort();

  return Promise.all(
    names.map(async (name) => {
      const path = join(directory, name);
      return { path, content: await readFile(path, "utf8") };
    }),
  );
}
