import { constants } from "node:fs";
import { access, mkdir } from "node:fs/promises";
import { join } from "node:path";
import {
  childProcessReader,
  createEmbedders,
  createReranker,
  diskBlobStore,
  pineconeVectorIndex,
  s3BlobStore,
} from "@claw/adapters";
import { type BlobStore, type Knowledge, type KnowledgeDeps, openKnowledge } from "@claw/core";
import type { Config } from "./config.ts";
import type { ProviderConnection } from "./discover-provider.ts";
import type { HealthCheck } from "./health.ts";

export type KnowledgeSurroundings = Pick<
  KnowledgeDeps,
  "db" | "clock" | "log" | "processId" | "changes" | "providers" | "chatModels"
> & {
  config: Config;
  connections: readonly ProviderConnection[];
  /** For what is on its way, on the disk of the data directory: the system's own may be memory. */
  temporary: string;
};

export type OpenKnowledge = { knowledge: Knowledge; healthChecks: HealthCheck[] };

/** The knowledge feature with what the settings say: where documents are kept, what embeds and ranks their passages. */
export async function openKnowledgeBy(
  { config, connections, temporary, ...surroundings }: KnowledgeSurroundings,
  stack: AsyncDisposableStack,
): Promise<OpenKnowledge> {
  const { s3, pinecone, embeddingModel, rerankModel, limits } = config.knowledge;
  const folder = join(config.dataDir, "files");
  const blobs = s3 ? s3BlobStore(s3) : diskBlobStore(folder);
  if (!s3) await mkdir(folder, { recursive: true, mode: 0o700 });

  const knowledge = stack.use(
    await openKnowledge({
      ...surroundings,
      limits,
      blobs,
      reader: childProcessReader({ log: surroundings.log, folder: temporary }),
      embedders: createEmbedders(connections, embeddingModel),
      vectorIndex: pinecone && pineconeVectorIndex(pinecone),
      reranker: createReranker(connections, rerankModel),
    }),
  );

  return { knowledge, healthChecks: [s3 ? bucketCheck(blobs) : folderCheck(folder)] };
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

const bucketAway = "the bucket does not answer: documents cannot be added, what is indexed is found";

/** Without its files the server still answers: it is degraded and not down. */
function bucketCheck(blobs: BlobStore): HealthCheck {
  return {
    name: "files",
    async check() {
      try {
        await blobs.list("health/")[Symbol.asyncIterator]().next();
        return { status: "up", detail: "s3" };
      } catch {
        return { status: "degraded", detail: bucketAway };
      }
    },
  };
}
