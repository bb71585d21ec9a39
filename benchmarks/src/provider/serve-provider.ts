import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { json } from "node:stream/consumers";
import { setTimeout } from "node:timers/promises";
import { type Plan, readQuestion } from "../script/plan.ts";
import { burstSlices } from "./burst-slices.ts";
import { streamBurst } from "./stream-burst.ts";
import { streamMarkdown } from "./stream-markdown.ts";
import { streamPaced } from "./stream-paced.ts";

const titlePlan: Plan = { kind: "burst", tokens: 3, width: 0, afterMs: 0 };

/** Speaks as much of OpenAI's API as streaming takes, and does as little as possible for each token. */
export function createProvider(): Server {
  const bursts = new Map<string, Buffer[]>();

  function findBurst(tokens: number, width: number): Buffer[] {
    const name = `${tokens} ${width}`;
    const slices = bursts.get(name) ?? burstSlices(tokens, width);
    bursts.set(name, slices);

    return slices;
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // What is asked for besides, a title, gets a short answer.
    const plan = readQuestion(lastContent(await json(request))) ?? titlePlan;
    response.writeHead(200, { "content-type": "text/event-stream", "transfer-encoding": "chunked" });
    response.flushHeaders();

    switch (plan.kind) {
      case "burst":
        if (plan.afterMs > 0) await setTimeout(plan.afterMs);
        return streamBurst(response, findBurst(plan.tokens, plan.width));
      case "paced":
        return streamPaced(response, plan.tokens, plan.tokensPerSecond);
      case "markdown":
        return streamMarkdown(response, plan);
    }
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      console.error(error);
      response.destroy();
    });
  });
  server.keepAliveTimeout = 60_000;

  return server;
}

function lastContent(body: unknown): string {
  if (isRecord(body) && Array.isArray(body.messages)) {
    const last: unknown = body.messages.at(-1);
    if (isRecord(last) && typeof last.content === "string") return last.content;
  }

  throw new Error("a request without messages");
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
