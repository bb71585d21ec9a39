import { createServiceClient } from "@claw/client";
import type { EvalOptions } from "./eval-options.ts";
import type { Row } from "./evaluate-set.ts";
import { readQuestions } from "./read-set.ts";
import { type Found, scoreAnswers } from "./score-answers.ts";

/** Asks a base of a running installation, as its people do, with whatever it is configured to search with. */
export async function askInstallation({
  url,
  token,
  baseId,
  questions: path,
}: Extract<EvalOptions, { kind: "installation" }>): Promise<Row> {
  const questions = await readQuestions(path);
  await using client = createServiceClient({ url, token });
  const base = await client.knowledge.get.query({ knowledgeBaseId: baseId });

  const found: Found[] = [];
  for (const { text, relevant } of questions) {
    const { hits } = await client.knowledge.search.query({
      knowledgeBaseIds: [baseId],
      query: text,
      topK: 50,
    });
    found.push(
      byDocument(
        hits.map(({ documentId, title, content }) => ({
          id: relevant.includes(title) ? title : documentId,
          text: content,
        })),
      ),
    );
  }

  return {
    set: base.name,
    how: base.embeddingModel === null ? "words" : `words and ${base.embeddingModel}`,
    questions: questions.length,
    passages: base.chunkCount,
    scores: scoreAnswers(questions, found),
  };
}

/** The best passage of each document. */
function byDocument(hits: Found): Found {
  const seen = new Map<string, Found[number]>();
  for (const hit of hits) if (!seen.has(hit.id)) seen.set(hit.id, hit);

  return [...seen.values()];
}
