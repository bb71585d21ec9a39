import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { uuidv7 } from "@claw/db";

const atOnce = 500;

/** The outbox of a server without SMTP: a file for each mail. */
export async function writeMails(dataDir: string, mails: number): Promise<void> {
  const folder = join(dataDir, "outbox");
  await mkdir(folder, { recursive: true });
  for (let from = 0; from < mails; from += atOnce) {
    const some = Array.from({ length: Math.min(atOnce, mails - from) }, (_, index) => from + index);
    await Promise.all(
      some.map((n) => {
        const createdAt = new Date(Date.parse("2026-01-01T00:00:00.000Z") + n * 1_000).toISOString();
        const mail = { id: uuidv7(), createdAt, to: `person-${n}@example.com`, subject: "S", text: "T" };
        const name = `${createdAt.replaceAll(":", "-")}-${mail.id}.json`;
        return writeFile(join(folder, name), JSON.stringify(mail));
      }),
    );
  }
}
