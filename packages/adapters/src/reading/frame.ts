import { documentProblems, FileType } from "@claw/contract";
import { z } from "zod";

const span = z.object({ start: z.int(), end: z.int() });
const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);

export const BlockFrame = z.object({
  kind: z.enum(["heading", "paragraph", "list", "code", "table", "row"]),
  start: z.int(),
  end: z.int(),
  page: z.int().nullable(),
  level: z.int(),
  header: span.nullable(),
});

const ChunkFrame = z.object({
  ordinal: z.int(),
  start: z.int(),
  end: z.int(),
  page: z.int().nullable(),
  headings: z.string(),
  content: z.string(),
  contentHash: bytes,
  unigrams: bytes,
});

const HeadFrame = z.object({
  chunkCount: z.int(),
  totalLength: z.number(),
  bucketCount: z.int(),
  lengths: bytes,
});

/** What the reading process says, in parts that are small enough to be taken without holding anybody up. */
export const Frame = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("progress"),
    stage: z.enum(["reading", "indexing"]),
    done: z.number(),
    total: z.number(),
  }),
  z.object({ type: z.literal("textPart"), text: z.string() }),
  z.object({ type: z.literal("blocksPart"), blocks: z.array(BlockFrame) }),
  z.object({ type: z.literal("textEnd"), fileType: FileType, pageCount: z.int().nullable() }),
  z.object({ type: z.literal("chunks"), chunks: z.array(ChunkFrame) }),
  z.object({ type: z.literal("segment"), head: HeadFrame }),
  z.object({ type: z.literal("blocks"), blocks: z.array(z.object({ bucket: z.int(), data: bytes })) }),
  z.object({ type: z.literal("failed"), problem: z.enum(documentProblems), message: z.string() }),
  z.object({ type: z.literal("end"), peakBytes: z.number() }),
]);
export type Frame = z.infer<typeof Frame>;

/** What the reading process is told. */
export const Job = z.object({
  title: z.string(),
  name: z.string(),
  size: z.int(),
  limits: z.object({ textLength: z.int(), pages: z.int(), inflatedBytes: z.int() }),
});
export type Job = z.infer<typeof Job>;

/** Which file descriptors the process gets. */
export const framesFd = 3;
export const fileFd = 4;
