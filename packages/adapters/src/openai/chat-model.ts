import { type Bell, type ChatModel, type Circuit, createBells, type GatherMs, pause } from "@claw/core";
import OpenAI from "openai";
import { requestsOf } from "./build-request.ts";
import { type Deadlines, startWatchdog, usualDeadlines } from "./deadlines.ts";
import { openAnswer } from "./open-answer.ts";
import { type Door, openDispatcher } from "./open-dispatcher.ts";
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

/** Any provider with OpenAI's chat completions. Tries again only as long as no token has come. */
export function openAiChatModel(options: OpenAiOptions): ChatModel {
  const client = new OpenAI({ baseURL: options.baseUrl, apiKey: options.apiKey ?? "none" });
  const build = requestsOf(client);
  const dispatcher = openDispatcher(options.door);
  const deadlines = options.deadlines ?? usualDeadlines;
  const { gatherMs = () => 0, circuit } = options;
  const bells = createBells();
  const pauses = options.retryPauses ?? usualRetryPauses;

  return {
    async *stream(_call, request, signal) {
      if (circuit && !circuit.enter()) throw leftAlone();

      using _left = { [Symbol.dispose]: () => circuit?.leave() };
      for (let attempt = 0; ; attempt += 1) {
        using watchdog = startWatchdog(signal);
        let hasBegun = false;
        const bellFor = (tell: () => void): Bell => bells(tell, () => (hasBegun ? gatherMs() : 0));
        try {
          watchdog.allow(deadlines.connect);
          using response = await openAnswer(build, dispatcher, request, {
            signal: watchdog.signal,
            bellFor,
          });

          watchdog.allow(deadlines.firstToken);
          for await (const delta of readDeltas(response.body)) {
            watchdog.rest();
            if (!hasBegun && (delta.text !== "" || delta.reasoning !== "")) {
              hasBegun = true;
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
          if (hasBegun || signal.aborted || wait === undefined || !isTransient(failure)) {
            if (!signal.aborted && isOutage(failure)) circuit?.failed();
            throw withFault(failure);
          }

          await pause(Math.max(wait, (failure.retryAfter ?? 0) * 1000), signal);
        }
      }
    },
  };
}
