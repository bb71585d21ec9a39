import { join } from "node:path";
import { createServiceClient, type ServiceClient } from "@claw/client";
import { SignedIn } from "@claw/contract";
import { type Database, migrate, openDatabase, startEmbeddedServer } from "@claw/db";
import { startServer } from "@claw/testing/server";
import { z } from "zod";
import { fillInstallation } from "./fill/fill-installation.ts";
import { size } from "./fill/size.ts";
import { writeMails } from "./fill/write-mails.ts";

export type Installation = { claw: ServiceClient; db: Database; url: string };

/** The server as people run it, on a large installation, which is written unless the folder has it. Ends with `stack`. */
export async function openInstallation(
  dataDir: string,
  say: (line: string) => void,
  stack: AsyncDisposableStack,
): Promise<Installation> {
  const postgres = stack.use(await startEmbeddedServer({ dataDir: join(dataDir, "postgres") }));
  await migrate({ url: postgres.url() });
  const db = stack.use(openDatabase({ url: postgres.url() }));
  const start = () =>
    startServer({ env: { DATA_DIR: dataDir, DATABASE_URL: postgres.url(), TRUST_PROXY: "1" } });

  if ((await db.prisma.user.count()) === 0) {
    // The first to register is the operator. What is written behind a server's back is written while there is none.
    await using server = await start();
    await signIn(server.url, "register");
  }
  if ((await db.prisma.user.count()) === 1) {
    await fillInstallation(db, say);
    await writeMails(dataDir, size.mails);
  }

  const server = stack.use(await start());
  const token = await signIn(server.url, "login");
  return { claw: stack.use(createServiceClient({ url: server.url, token })), db, url: server.url };
}

async function signIn(url: string, how: "register" | "login"): Promise<string> {
  const response = await fetch(`${url}/trpc/auth.${how}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email: "operator@example.com", password: "correct horse battery 42" }),
  });
  const { result } = z.object({ result: z.object({ data: SignedIn }) }).parse(await response.json());

  return result.data.accessToken;
}
