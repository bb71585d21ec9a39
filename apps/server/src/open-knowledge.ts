import { constants } from "node:fs";
import { access, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { childProcessReader, diskBlobStore, pineconeVectorIndex, s3BlobStore } from "@claw/adapters";
import { type Knowledge, type KnowledgeDeps, openKnowledge, readKnowledgeFigures } from "@claw/core";
import type { Config } from "./config.ts";
import type { HealthCheck } from "./health.ts";
import { outsideCheck } from "./outside-check.ts";

export type KnowledgeSurroundings = Pick<
  KnowledgeDeps,
  | "db"
  | "clock"
  | "log"
  | "processId"
  | "plans"
  | "changes"
  | "providers"
  | "chatModels"
  | "embedders"
  | "rerankers"
> & {
  config: Config;
  /** For what is on its way, on the disk of the data directory: the system's own may be memory. */
  temporary: string;
};

export type OpenKnowledge = { knowledge: Knowledge; healthChecks: HealthCheck[] };

const bucketAway = "the bucket does not answer: documents cannot be added; what is indexed is found";
const storeAway = "Pinecone does not answer: bases that are there are searched by words alone";
const overdueSeconds = 300;

/** The knowledge feature with what the settings say: where documents are kept, and the vectors of very large bases. */
export async function openKnowledgeBy(
  { config, temporary, ...surroundings }: KnowledgeSurroundings,
  stack: AsyncDisposableStack,
): Promise<OpenKnowledge> {
  const { s3, pinecone, limits } = config.knowledge;
  const folder = join(config.dataDir, "files");
  const blobs = s3 ? s3BlobStore(s3) : diskBlobStore(folder);
  const vectorIndex = pinecone && pineconeVectorIndex(pinecone);
  if (!s3) await mkdir(folder, { recursive: true, mode: 0o700 });

  const knowledge = stack.use(
    await openKnowledge({
      ...surroundings,
      limits,
      blobs,
      reader: childProcessReader({ log: surroundings.log, folder: temporary }),
      vectorIndex,
    }),
  );

  return {
    knowledge,
    healthChecks: [
      s3 ? outsideCheck("files", bucketAway, () => firstOf(blobs.list("health/"))) : folderCheck(folder),
      queueCheck(surroundings.db),
      ...(vectorIndex ? [outsideCheck("vectors", storeAway, () => firstOf(vectorIndex.list("health")))] : []),
    ],
  };
}

/** The first of a list is enough to know that it can be had. */
function firstOf(list: AsyncIterable<unknown>): Promise<unknown> {
  return list[Symbol.asyncIterator]().next();
}

function folderCheck(folder: string): HealthCheck {
  return {
    name: "files",
    async check() {
      await access(folder, constants.R_OK | constants.W_OK);
      return { status: "up" };
    },
  };
}

/** A queue that nobody works on says so before its people do. */
function queueCheck(db: KnowledgeDeps["db"]): HealthCheck {
  return {
    name: "queue",
    async check() {
      const { jobs } = await readKnowledgeFigures(db);
      if (jobs.running > 0 || jobs.overdueSeconds < overdueSeconds) return { status: "up" };

      return { status: "degraded", detail: "documents wait, and no process works on them" };
    },
  };
}
