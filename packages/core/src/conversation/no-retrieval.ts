import type { Retrieval } from "./ports.ts";

/** Where there are no knowledge bases: nothing is found. */
export const noRetrieval: Retrieval = {
  async retrieve({ question, knowledgeBaseIds }) {
    const query = question.slice(0, 1_000).toWellFormed();

    return {
      sources: [],
      trace: { query, terms: [], knowledgeBaseIds: [...knowledgeBaseIds], stages: [], milliseconds: 0 },
    };
  },
  withTexts: async (_owner, sources) => sources.map((source) => ({ ...source, content: "", parts: [] })),
  frame: (question) => ({ instruction: "", question }),
  cite: () => [],
};
