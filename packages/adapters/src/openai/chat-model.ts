import {
  type Bell,
  type ChatDelta,
  type ChatModel,
  type ChatRequest,
  type Circuit,
  createBells,
  type GatherMs,
  pause,
} from "@claw/core";
import OpenAI from "openai";
import { requestsOf } from "./build-request.ts";
import { type Deadlines, startWatchdog, usualDeadlines } from "./deadlines.ts";
import { type HeldBody, holdBody } from "./hold-body.ts";
import { openAnswer } from "./open-answer.ts";
import { type Door, openDispatcher } from "./open-dispatcher.ts";
import type { StreamedResponse } from "./post-for-stream.ts";
import { isOutage, leftAlone, withFault } from "./provider-fault.ts";
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
  /** For how long what comes behind the first token is gathered into one delta; not at all unless given. */
  gatherMs?: GatherMs | undefined;
  /** Where connections may lead; as the environment's settings say unless given. */
  door?: Door;
  /** Keeps requests back while the provider fails. */
  circuit?: Circuit;
};

const usualRetryPauses = [300, 1_200];

/** One request, and whether text has come of it. */
type Try = { hasBegun: boolean; readonly response: Promise<StreamedResponse> };

/** Any provider with OpenAI's chat completions. Tries again only as long as no token has come. */
export function openAiChatModel(options: OpenAiOptions): ChatModel {
  const client = new OpenAI({ baseURL: options.baseUrl, apiKey: options.apiKey ?? "none" });
  const build = requestsOf(client);
  const dispatcher = openDispatcher(options.door);
  const deadlines = options.deadlines ?? usualDeadlines;
  const { gatherMs = () => 0, circuit } = options;
  const bells = createBells();
  const pauses = options.retryPauses ?? usualRetryPauses;

  const mayLeave = () => circuit?.enter() ?? true;

  function begin(request: ChatRequest, signal: AbortSignal, hold?: HeldBody["of"]): Try {
    const own = { hasBegun: false };
    const bellFor = (tell: () => void): Bell => bells(tell, () => (own.hasBegun ? gatherMs() : 0));
    const response = openAnswer(build, dispatcher, request, { signal, bellFor, hold });

    return Object.assign(own, { response });
  }

  async function* read(
    request: ChatRequest,
    signal: AbortSignal,
    prepared: ((signal: AbortSignal) => Try) | null,
  ): AsyncGenerator<ChatDelta> {
    if (!prepared && !mayLeave()) throw leftAlone();

    using _left = { [Symbol.dispose]: () => circuit?.leave() };
    for (let attempt = 0; ; attempt += 1) {
      using watchdog = startWatchdog(signal);
      watchdog.allow(deadlines.connect);
      const own = (attempt === 0 && prepared?.(watchdog.signal)) || begin(request, watchdog.signal);
      try {
        using response = await own.response;

        watchdog.allow(deadlines.firstToken);
        for await (const delta of readDeltas(response.body)) {
          watchdog.rest();
          if (!own.hasBegun && (delta.text !== "" || delta.reasoning !== "")) {
            own.hasBegun = true;
            circuit?.succeeded();
          }
          yield delta;
          watchdog.allow(deadlines.silence);
        }
        response.finish();

        return;
      } catch (error) {
        const failure = watchdog.hasFired() ? timedOut(error) : toDomainError(error);
        const wait = pauses[attempt];
        if (own.hasBegun || signal.aborted || wait === undefined || !isTransient(failure)) {
          if (!signal.aborted && isOutage(failure)) circuit?.failed();
          throw withFault(failure);
        }

        await pause(Math.max(wait, (failure.retryAfter ?? 0) * 1000), signal);
      }
    }
  }

  return {
    stream: (_call, request, signal) => read(request, signal, null),
    prepare(request) {
      if (!mayLeave()) return null;

      const leaving = new AbortController();
      const body = holdBody();
      const held = begin(request, leaving.signal, body.of);
      // Who reads hears of it as well, and who gave it up does not care.
      held.response.catch(() => undefined);

      return {
        send: () => body.letGo(),
        stream: (_call, signal) =>
          read(request, signal, (ending) => {
            if (ending.aborted) leaving.abort();
            ending.addEventListener("abort", () => leaving.abort(), { once: true });
            body.letGo();

            return held;
          }),
        [Symbol.dispose]() {
          leaving.abort();
          circuit?.leave();
        },
      };
    },
  };
}
