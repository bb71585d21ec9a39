import { randomBytes } from "node:crypto";
import { chmod, link, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describeWeakSecret } from "./weak-secret.ts";

/**
 * The secret of an installation that was given none: made once, kept in `<dataDir>/auth-secret`, mode 0600.
 * Servers that start at once on one directory end up with the same. Throws where the file holds something else.
 */
export async function keepAuthSecret(dataDir: string): Promise<string> {
  const file = join(dataDir, "auth-secret");
  await mkdir(dataDir, { recursive: true });

  await createOnce(file, dataDir);
  await chmod(file, 0o600);
  const secret = (await readFile(file, "utf8")).trim();

  const problem = describeWeakSecret(secret);
  if (problem)
    throw new Error(
      `${file} is damaged (expected ${problem}). Remove it to sign everybody out and start anew.`,
    );

  return secret;
}

/** Written whole beside its place and then linked, so that no reader sees half of it and nobody's is replaced. */
async function createOnce(file: string, dataDir: string): Promise<void> {
  const draft = join(dataDir, `.auth-secret-${process.pid}-${randomBytes(4).toString("hex")}`);
  await writeFile(draft, `${randomBytes(32).toString("base64url")}\n`, { mode: 0o600 });

  try {
    await link(draft, file);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  } finally {
    await rm(draft);
  }
}
