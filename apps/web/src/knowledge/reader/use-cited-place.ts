import { toFailure } from "@claw/client/browser";
import { trpc } from "../../api/trpc.ts";
import type { Span } from "./span-in-passage.ts";

/** What an answer or a search points at. */
export type CitedPlace = { chunkId: string; span: Span | null };

/** Where it is now: nothing cited, still looking, at a passage, or gone with its version. */
export type FoundPlace =
  | { kind: "none" }
  | { kind: "looking" }
  | { kind: "at"; ordinal: number }
  | { kind: "replaced" }
  | { kind: "failed"; error: unknown; retry: () => void };

/** Looks for the cited passage among those of the active version. */
export function useCitedPlace(cited: CitedPlace | null): FoundPlace {
  const chunk = trpc.knowledge.getChunk.useQuery(
    { chunkId: cited?.chunkId ?? "" },
    { enabled: cited !== null },
  );

  if (!cited) return { kind: "none" };
  if (chunk.data) return { kind: "at", ordinal: chunk.data.ordinal };
  if (!chunk.isError) return { kind: "looking" };

  const { reason } = toFailure(chunk.error);
  if (reason === "NOT_FOUND" || reason === "INVALID_INPUT") return { kind: "replaced" };
  return { kind: "failed", error: chunk.error, retry: () => void chunk.refetch() };
}
