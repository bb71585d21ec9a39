import type { ProviderFault } from "@claw/contract";
import type { ProbeResult, ProviderProbe, ProviderTarget } from "@claw/core";
import type { Dispatcher } from "undici";
import { openDispatcher } from "../openai/open-dispatcher.ts";
import { type Asked, ask, faultOfStatus } from "./ask.ts";
import { readModelList } from "./read-model-list.ts";

export type ProbeTuning = {
  /** For each request, in milliseconds. */
  timeoutMs?: number;
};

const usualTimeoutMs = 10_000;

/**
 * Looks at OpenAI-compatible services over HTTP. Follows no redirection, and says nothing of what they answer but their
 * status and the names of their models: some repeat the key in their errors.
 */
export function httpProviderProbe({ timeoutMs = usualTimeoutMs }: ProbeTuning = {}): ProviderProbe {
  const dispatcher = openDispatcher("guarded");
  const get = (target: ProviderTarget) => ask(dispatcher, target, { path: "/models", timeoutMs });

  return {
    list: (target) => timed(async () => judgeList(await get(target))),
    test: (target) => timed(() => testBoth(dispatcher, target, { list: get, timeoutMs })),
  };
}

type Outcome = Omit<ProbeResult, "milliseconds">;

async function timed(deed: () => Promise<Outcome>): Promise<ProbeResult> {
  const startedAt = performance.now();
  const outcome = await deed();

  return { ...outcome, milliseconds: Math.round(performance.now() - startedAt) };
}

/**
 * The list of models, which some give to anybody and some do not have, and a question without a model, which nobody
 * answers and everybody checks the key of: a service that complains of the request has taken the key.
 */
async function testBoth(
  dispatcher: Dispatcher,
  target: ProviderTarget,
  { list, timeoutMs }: { list(target: ProviderTarget): Promise<Asked>; timeoutMs: number },
): Promise<Outcome> {
  const listed = judgeList(await list(target));
  if (listed.fault !== null && listed.fault !== "notCompatible") return listed;

  const asked = await ask(dispatcher, target, { path: "/chat/completions", body: "{}", timeoutMs });
  if ("fault" in asked) return { fault: asked.fault, status: null, models: null };

  const fault = judgeQuestion(asked.status, listed.models !== null);

  return { fault, status: asked.status, models: fault === null ? listed.models : null };
}

function judgeList(asked: Asked): Outcome {
  if ("fault" in asked) return { fault: asked.fault, status: null, models: null };

  const fault = faultOfStatus(asked.status);
  const models = fault === null ? readModelList(asked.text) : null;

  return { fault: fault ?? (models === null ? "notCompatible" : null), status: asked.status, models };
}

/** 400 and 422 are what a question without a model deserves; 200 is what the lenient say. */
function judgeQuestion(status: number, hasList: boolean): ProviderFault | null {
  if (status === 400 || status === 422 || status < 300) return null;
  // Some say that the model, which was not named, is not found.
  if (status === 404 && hasList) return null;

  return faultOfStatus(status);
}
