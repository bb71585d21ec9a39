import type { ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { embedText } from "./embed-text.ts";
import type { EmbeddingScript, SeenRequest } from "./script.ts";

const usualDimensions = 512;

/** Plays one script as OpenAI's embeddings (API reference, "Create embeddings"). */
export async function answerEmbeddings(
  response: ServerResponse,
  script: EmbeddingScript,
  { input = [], model = "scripted-embedding" }: SeenRequest["body"],
  released: () => Promise<void>,
): Promise<void> {
  if (script.hold) await released();
  if (script.stall) return;
  if (script.pauseMs) await wait(script.pauseMs);
  if (script.cut) {
    response.destroy();
    return;
  }
  if (script.refuse) {
    const { status, headers = {}, body = "", type = "application/json" } = script.refuse;
    response.writeHead(status, { "content-type": type, ...headers });
    response.end(body);
    return;
  }

  const texts = typeof input === "string" ? [input] : input;
  const dimensions = script.dimensions ?? dimensionsOf(model);
  const vectors = texts.map((text) => JSON.stringify(embedText(text, dimensions, model)));
  const [first = "[]"] = vectors;
  const written = (script.spoil ?? ((all) => all))(vectors, first);
  const data = written.map(
    (vector, index) => `{"object":"embedding","index":${index},"embedding":${vector}}`,
  );
  const tokens = texts.reduce((sum, text) => sum + [...text].length, 0);
  const usage = script.usage === undefined ? { prompt_tokens: tokens, total_tokens: tokens } : script.usage;

  response.writeHead(200, { "content-type": "application/json" });
  response.end(
    `{"object":"list","model":${JSON.stringify(model)},"data":[${data.join(",")}],"usage":${JSON.stringify(usage)}}`,
  );
}

/** A model's name may end in how long its vectors are: `scripted-embedding-256`. */
export function dimensionsOf(model: string): number {
  return Number(/-(\d{2,5})$/.exec(model)?.[1] ?? usualDimensions);
}
