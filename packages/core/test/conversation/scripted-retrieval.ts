import type { Source } from "@claw/contract";
import type { GroundedSource, Retrieval, RetrievalRequest } from "@claw/core";
import { uuidv7 } from "@claw/db";
import { verifyCitations } from "../../src/knowledge/retrieval/verify-citations.ts";

export type Finding = string[] | { fail: Error } | { until: Promise<void>; texts: string[] };

export interface ScriptedRetrieval extends Retrieval {
  readonly requests: RetrievalRequest[];
  /** The texts that the next search finds; afterwards nothing. */
  next(finding: Finding): void;
  /** As if the documents of all sources were deleted. */
  deleteTexts(): void;
}

/** The Retrieval port, driven step by step. */
export function scriptedRetrieval(): ScriptedRetrieval {
  const requests: RetrievalRequest[] = [];
  const planned: Finding[] = [];
  const texts = new Map<string, string>();

  function toSource(content: string, at: number): GroundedSource {
    const chunkId = uuidv7();
    const [knowledgeBaseId, documentId, versionId] = [uuidv7(), uuidv7(), uuidv7()];
    const place = { start: 100 * at, end: 100 * at + content.length, page: at + 1 };
    texts.set(chunkId, content);

    return {
      ...{ number: at + 1, knowledgeBaseId, documentId, versionId, chunkId, title: `文件${at + 1}` },
      ...{ headings: "", score: 1, content, ...place, parts: [{ chunkId, content, ...place }] },
    };
  }

  return {
    requests,
    next: (finding) => void planned.push(finding),
    deleteTexts: () => texts.clear(),
    async retrieve(request, signal) {
      requests.push(request);
      const finding = planned.shift() ?? [];
      if ("fail" in finding) throw finding.fail;
      if ("until" in finding) await Promise.race([finding.until, aborted(signal)]);

      const sources = ("texts" in finding ? finding.texts : finding).map(toSource);
      const { question: query, knowledgeBaseIds } = request;
      const trace = {
        query,
        terms: [],
        knowledgeBaseIds: [...knowledgeBaseIds],
        stages: [],
        milliseconds: 1,
      };

      return { sources, trace };
    },
    withTexts: async (_owner, sources: readonly Source[]) =>
      sources.map((source) => {
        const content = texts.get(source.chunkId) ?? "";
        const { chunkId, start, end, page } = source;

        return { ...source, content, parts: content === "" ? [] : [{ chunkId, start, end, page, content }] };
      }),
    frame: (question, sources) => ({
      instruction: sources.length === 0 ? "nothing found" : "cite",
      question: [...sources.map(({ number, content }) => `(${number}) ${content}`), question].join("\n"),
    }),
    cite: verifyCitations,
  };
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}
