import type { Retrieval } from "../../conversation/ports.ts";
import { chooseSources } from "./choose-sources.ts";
import { frameSources } from "./frame-sources.ts";
import { joinTexts } from "./join-texts.ts";
import { listSearchedBases } from "./list-searched-bases.ts";
import { boundQuestion } from "./question-text.ts";
import { rankPassages } from "./rank-passages.ts";
import type { RetrievalDeps } from "./retrieval-deps.ts";
import { verifyCitations } from "./verify-citations.ts";

/** How many passages an answer in a conversation is given. */
const topK = 6;
/** Of their texts, in UTF-16 units: one event carries them to a reader. */
const mostCharacters = 12_000;

/** What conversations ask of knowledge bases. */
export function createRetrieval(deps: RetrievalDeps): Retrieval {
  return {
    async retrieve({ organizationId, userId, knowledgeBaseIds, question, previousQuestion, room }, signal) {
      const asker = { organizationId, userId };
      const bases = await listSearchedBases(deps.db, asker, knowledgeBaseIds);
      const asked = { text: boundQuestion(question), previous: previousQuestion };
      const ranking = await rankPassages(deps, asker, bases, asked, { topK, isSame: "part" }, signal);
      const { passages, trace } = ranking;
      const { sources, stage } = await chooseSources(deps, asker, passages, {
        tokens: room,
        characters: mostCharacters,
      });
      signal.throwIfAborted();

      const stages = [...trace.stages, stage];
      return { sources, trace: { ...trace, stages, milliseconds: trace.milliseconds + stage.milliseconds } };
    },
    withTexts: (owner, sources) => joinTexts(deps.db, owner, sources),
    frame: frameSources,
    cite: verifyCitations,
  };
}
