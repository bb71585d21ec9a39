import { join } from "node:path";
import type { AuditBreak } from "@claw/contract";
import { type AuditProgress, systemClock, verifyAudit } from "@claw/core";
import { findEmbeddedServer, openDatabase, startEmbeddedServer } from "@claw/db";
import type { Config } from "./config.ts";

/** What `npm run verify-audit` says: one line where every link holds, one for each that does not. */
export async function verifyAuditOf(
  config: Pick<Config, "databaseUrl" | "dataDir">,
  onProgress: (progress: AuditProgress) => void,
): Promise<{ text: string; holds: boolean }> {
  await using stack = new AsyncDisposableStack();
  const db = stack.use(openDatabase({ url: await reachDatabase(config, stack) }));
  const { events, chains, breaks } = await verifyAudit({ db, clock: systemClock }, onProgress);
  const size = `events: ${events}, chains: ${chains}`;

  return breaks.length === 0
    ? { text: `The audit log holds (${size}).`, holds: true }
    : { text: [`The audit log does not hold (${size}):`, ...breaks.map(lineOf)].join("\n"), holds: false };
}

/** Also beside a server that runs: its embedded PostgreSQL is asked, and started only where nobody has. */
async function reachDatabase(
  { databaseUrl, dataDir }: Pick<Config, "databaseUrl" | "dataDir">,
  stack: AsyncDisposableStack,
): Promise<string> {
  if (databaseUrl) return databaseUrl;

  const folder = join(dataDir, "postgres");
  const running = await findEmbeddedServer(folder);
  if (running) return running;

  return stack.use(await startEmbeddedServer({ dataDir: folder })).url();
}

function lineOf({ organizationId, seq, eventId, problem }: AuditBreak): string {
  const chain = organizationId === null ? "the installation" : `organization ${organizationId}`;
  const link = `${chain}, link ${seq}${eventId === null ? "" : ` (event ${eventId})`}`;
  switch (problem) {
    case "changed":
      return `  ${link}: was changed after it was written`;
    case "missing":
      return `  ${link}: events before it are gone`;
    case "cut":
      return `  ${link}: the end of the chain is not where it was`;
  }
}
