import { readSchema } from "./read-schema.ts";
import { noFilters, openSchemaEngine } from "./schema-engine.ts";

/** The SQL that leads from the database at `url` to the Prisma schema; null when they agree. */
export async function compareWithSchema(url: string): Promise<string | null> {
  const schema = await readSchema();
  await using opened = await openSchemaEngine(url, schema);

  const { stdout, exitCode } = await opened.engine.diff({
    from: { tag: "schemaDatasource", files: [...schema], configDir: "" },
    to: { tag: "schemaDatamodel", files: [...schema] },
    script: true,
    exitCode: true,
    filters: noFilters,
  });

  return exitCode === 0 ? null : stdout;
}
