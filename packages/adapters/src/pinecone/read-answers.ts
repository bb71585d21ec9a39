import type { VectorMatch } from "@claw/core";
import { z } from "zod";

const Matches = z.array(z.object({ id: z.string(), score: z.number() }));
const Items = z.array(z.object({ id: z.string() }));
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The SDK hands over whatever came. What is no passage's id is not ours; a list of anything else is an error. */
export function readMatches(raw: unknown, limit: number): VectorMatch[] {
  return Matches.parse(raw)
    .filter(({ id }) => uuid.test(id))
    .map(({ id, score }) => ({ chunkId: id, score }))
    .sort((a, b) => b.score - a.score)
    .slice(0, limit);
}

export function readIds(raw: unknown): string[] {
  return Items.parse(raw)
    .map(({ id }) => id)
    .filter((id) => uuid.test(id));
}
