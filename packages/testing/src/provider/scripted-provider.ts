import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { closeAtOnce, listenOnLoopback } from "../loopback.ts";
import { answerEmbeddings } from "./answer-embeddings.ts";
import { answerModels } from "./answer-models.ts";
import { answerRerank } from "./answer-rerank.ts";
import type { EmbeddingScript, ListScript, Script, SeenRequest } from "./script.ts";
import { streamScript } from "./stream-script.ts";

export interface ScriptedProvider extends AsyncDisposable {
  /** For OPENAI_BASE_URL. */
  baseUrl: string;
  /** What the next requests do, one each; afterwards the usual script. */
  next(...scripts: Script[]): void;
  /** What every request does for which nothing else is planned; a function sees the request. */
  usually(script: Script | ((request: SeenRequest) => Script)): void;
  /** The same as `next`, for requests for embeddings. */
  nextEmbeddings(...scripts: EmbeddingScript[]): void;
  /** The same as `usually`, for requests for embeddings. */
  usuallyEmbeds(script: EmbeddingScript | ((request: SeenRequest) => EmbeddingScript)): void;
  /** What the list of models is answered with from now on; a function sees the key that came along. */
  usuallyLists(script: ListScript | ((authorization: string | null) => ListScript)): void;
  /** Lets all answers that hold go on. */
  release(): void;
  readonly requests: readonly SeenRequest[];
  /** The first request that fits, now or later. */
  saw(fits: (request: SeenRequest) => boolean): Promise<SeenRequest>;
  /** Resolves when so many requests have been seen. */
  sawRequests(count: number): Promise<void>;
  /** Resolves when so many answers have been aborted by their client. */
  sawAborts(count: number): Promise<void>;
}

export type ScriptedProviderOptions = { models?: readonly string[] };

/**
 * A real HTTP server that speaks OpenAI's chat completions and event stream, its embeddings, and the usual `/rerank`,
 * with the faults that one asks of it.
 */
export async function startScriptedProvider({
  models = ["scripted-1"],
}: ScriptedProviderOptions = {}): Promise<ScriptedProvider> {
  const requests: SeenRequest[] = [];
  const planned: Script[] = [];
  const plannedEmbeddings: EmbeddingScript[] = [];
  let usualEmbeddings: (request: SeenRequest) => EmbeddingScript = () => ({});
  const watchers = new Set<() => void>();
  let usualList: (authorization: string | null) => ListScript = () => ({});
  let usual: (request: SeenRequest) => Script = () => ({});
  let gate = Promise.withResolvers<void>();

  const notify = () => {
    for (const check of [...watchers]) check();
  };
  const found = <T>(find: () => T | undefined) =>
    new Promise<T>((resolve) => {
      const check = () => {
        const result = find();
        if (result === undefined) return;
        watchers.delete(check);
        resolve(result);
      };
      watchers.add(check);
      check();
    });
  const until = (condition: () => boolean) => found(() => condition() || undefined).then(() => undefined);

  const server = createServer((incoming, response) => {
    void handle(incoming, response).catch((error: unknown) => response.destroy(toError(error)));
  });

  async function handle(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = incoming.url ?? "/";
    if (path.endsWith("/models")) {
      answerModels(response, { models, ...usualList(incoming.headers.authorization ?? null) });
      return;
    }

    const seen: SeenRequest = {
      path,
      authorization: incoming.headers.authorization ?? null,
      body: await readJson(incoming),
      wasAborted: false,
      isOver: false,
    };
    requests.push(seen);
    response.on("close", () => {
      seen.wasAborted = !response.writableFinished;
      seen.isOver = true;
      notify();
    });
    notify();

    if (path.endsWith("/embeddings")) {
      const script = plannedEmbeddings.shift() ?? usualEmbeddings(seen);
      await answerEmbeddings(response, script, seen.body, () => gate.promise);
      return;
    }
    if (path.endsWith("/rerank")) {
      answerRerank(response, seen.body);
      return;
    }

    const script = planned.shift() ?? usual(seen);
    await streamScript(response, script, seen.body.model ?? "scripted-1", () => gate.promise);
  }

  const port = await listenOnLoopback(server);

  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    requests,
    next: (...scripts) => void planned.push(...scripts),
    usually(script) {
      usual = typeof script === "function" ? script : () => script;
    },
    nextEmbeddings: (...scripts) => void plannedEmbeddings.push(...scripts),
    usuallyEmbeds(script) {
      usualEmbeddings = typeof script === "function" ? script : () => script;
    },
    usuallyLists(script) {
      usualList = typeof script === "function" ? script : () => script;
    },
    release() {
      gate.resolve();
      gate = Promise.withResolvers();
    },
    saw: (fits) => found(() => requests.find(fits)),
    sawRequests: (count) => until(() => requests.length >= count),
    sawAborts: (count) => until(() => requests.filter(({ wasAborted }) => wasAborted).length >= count),
    [Symbol.asyncDispose]: () => closeAtOnce(server),
  };
}

async function readJson(incoming: IncomingMessage): Promise<SeenRequest["body"]> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(Buffer.from(chunk));

  return JSON.parse(Buffer.concat(chunks).toString("utf8"));
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
