import { DomainError } from "@claw/contract";
import { type ChatDelta, type ChatModel, type ChatRequest, pause } from "@claw/core";
import OpenAI from "openai";
import { type Deadlines, startWatchdog, usualDeadlines } from "./deadlines.ts";
import { providerFailed } from "./parse-chunk.ts";
import { readDeltas } from "./read-deltas.ts";
import { isTransient, timedOut, toDomainError } from "./to-domain-error.ts";

export type OpenAiOptions = {
  /** Such as `https://open.bigmodel.cn/api/paas/v4`. */
  baseUrl: string;
  /** Null for local servers that want none. */
  apiKey: string | null;
  deadlines?: Deadlines;
  /** Pauses before the second and further tries, in milliseconds. */
  retryPauses?: readonly number[];
};

const usualRetryPauses = [300, 1_200];

/** Any provider with OpenAI's chat completions. Tries again only as long as no token has come. */
export function openAiChatModel(options: OpenAiOptions): ChatModel {
  const client = new OpenAI({
    baseURL: options.baseUrl,
    apiKey: options.apiKey ?? "none",
    maxRetries: 0,
    timeout: options.deadlines?.connect ?? usualDeadlines.connect,
  });
  const deadlines = options.deadlines ?? usualDeadlines;
  const pauses = options.retryPauses ?? usualRetryPauses;

  return {
    async *stream(request, signal) {
      for (let attempt = 0; ; attempt += 1) {
        let hasBegun = false;
        try {
          for await (const delta of streamOnce(client, request, deadlines, signal)) {
            hasBegun = true;
            yield delta;
          }
          return;
        } catch (error) {
          const failure = toDomainError(error);
          const wait = pauses[attempt];
          if (hasBegun || signal.aborted || wait === undefined || !isTransient(failure)) throw failure;

          await pause(Math.max(wait, (failure.retryAfter ?? 0) * 1000), signal);
        }
      }
    },
  };
}

async function* streamOnce(
  client: OpenAI,
  request: ChatRequest,
  deadlines: Deadlines,
  outer: AbortSignal,
): AsyncGenerator<ChatDelta> {
  using watchdog = startWatchdog(outer);
  try {
    watchdog.allow(deadlines.connect);
    const response = await client.chat.completions
      .create(
        {
          model: request.model,
          messages: request.turns.map(({ role, content }) => ({ role, content })),
          max_tokens: request.maxTokens,
          stream: true,
          stream_options: { include_usage: true },
        },
        { signal: watchdog.signal },
      )
      .asResponse();
    const { body } = response;
    const type = response.headers.get("content-type") ?? "";
    if (!body || !type.includes("text/event-stream")) {
      await body?.cancel();
      throw new DomainError("PROVIDER_FAILED", {
        message: providerFailed,
        cause: `answered with ${type || "nothing"}`,
      });
    }

    watchdog.allow(deadlines.firstToken);
    for await (const delta of readDeltas(body)) {
      watchdog.allow(deadlines.silence);
      yield delta;
    }
  } catch (error) {
    throw watchdog.hasFired() ? timedOut(error) : error;
  }
}
