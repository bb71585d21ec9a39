import type { StageTrace } from "@claw/contract";
import { boundPromptTokens, countTokens } from "../../conversation/count-tokens.ts";
import type { GroundedSource, SourcePart } from "../../conversation/ports.ts";
import { findSurroundings } from "./expand-passages.ts";
import { frameTokens, longestFact } from "./frame-sources.ts";
import type { Dropped } from "./gate.ts";
import { passageText } from "./passage-text.ts";
import type { RankedPassage } from "./rank-passages.ts";
import type { Asker, RetrievalDeps } from "./retrieval-deps.ts";

export type Room = {
  /** For everything that is said about the sources and by them. */
  tokens: number;
  /** For their texts, in UTF-16 units. */
  characters: number;
};

/** How many of the best passages are given with their neighbours. */
const expandedPassages = 3;

/** Numbers what a model is given: the passages that there is room for, then the neighbours of the best, if there still is. */
export async function chooseSources(
  { db }: Pick<RetrievalDeps, "db">,
  asker: Asker,
  passages: readonly RankedPassage[],
  room: Room,
): Promise<{ sources: GroundedSource[]; stage: StageTrace }> {
  const startedAt = performance.now();
  const purse = openPurse(room);
  const dropped: Dropped[] = [];
  const chosen: { passage: RankedPassage; parts: SourcePart[] }[] = [];

  for (const passage of passages) {
    if (await purse.pay(passage.content, factsOf(passage)))
      chosen.push({ passage, parts: [partOf(passage)] });
    else dropped.push({ chunkId: passage.chunkId, reason: "noRoom" });
  }

  const best = chosen.slice(0, expandedPassages);
  const taken = chosen.map(({ passage }) => passage);
  const surroundings = await findSurroundings(
    db,
    asker,
    best.map(({ passage }) => passage),
    taken,
  );
  for (const [at, { before, behind }] of surroundings.entries()) {
    const parts = best[at]?.parts;
    if (before && (await purse.pay(before.content))) parts?.unshift(before);
    if (behind && (await purse.pay(behind.content))) parts?.push(behind);
  }

  const found = taken.map(({ chunkId, documentId, score }) => ({ chunkId, documentId, score }));
  const milliseconds = performance.now() - startedAt;

  return {
    sources: chosen.map(({ passage, parts }, at) => toSource(passage, parts, at + 1)),
    stage: { stage: "expand", milliseconds, by: "sql", note: null, found, dropped },
  };
}

/** Room that is paid for with text. Tokens are counted only where their bound does not fit. */
function openPurse(room: Room) {
  let tokens = room.tokens - frameTokens.instruction;
  let { characters } = room;

  return {
    /** Whether there was room. @param facts what is said around a text; nothing where it goes on with another */
    async pay(text: string, facts: string | null = null): Promise<boolean> {
      if (text.length > characters) return false;

      const all = facts === null ? text : `${facts}\n${text}`;
      const bound = boundPromptTokens([{ role: "user", content: all }]);
      const words = bound <= tokens / 8 ? bound : await countTokens(all);
      const price = words + (facts === null ? 0 : frameTokens.each);
      if (price > tokens) return false;

      tokens -= price;
      characters -= text.length;
      return true;
    },
  };
}

function factsOf({ title, headings }: RankedPassage): string {
  return `${title.slice(0, longestFact)}\n${headings.slice(0, longestFact)}`;
}

function partOf({ chunkId, start, end, page, content }: RankedPassage): SourcePart {
  return { chunkId, start, end, page, content };
}

function toSource(passage: RankedPassage, parts: readonly SourcePart[], number: number): GroundedSource {
  const { knowledgeBaseId, documentId, versionId, chunkId, title, headings, score } = passage;

  return {
    number,
    knowledgeBaseId,
    documentId,
    versionId,
    chunkId,
    title,
    headings: headings.slice(0, 1_000).toWellFormed(),
    score,
    page: parts[0]?.page ?? null,
    start: parts[0]?.start ?? passage.start,
    end: parts.at(-1)?.end ?? passage.end,
    content: passageText(parts).content,
    parts,
  };
}
