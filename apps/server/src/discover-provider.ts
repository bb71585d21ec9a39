import type { Log } from "@claw/core";
import { z } from "zod";
import type { Config } from "./config.ts";

/** An OpenAI-compatible service that answers. */
export type ProviderConnection = {
  /** The name under which its models stand in the catalog. */
  name: "openai" | "zhipu" | "local";
  baseUrl: string;
  apiKey: string | null;
  /** A service that the settings name may relay anybody's models; OpenAI and Zhipu themselves serve their own only. */
  isGateway: boolean;
  /** Of which the first one answers where a conversation names none. */
  models: readonly [string, ...string[]];
};

const openAiBaseUrl = "https://api.openai.com/v1";
const zhipuBaseUrl = "https://open.bigmodel.cn/api/paas/v4";
const openAiModel = "gpt-4o-mini";
const zhipuModel = "glm-4-plus";
/** One on this machine answers at once or is not there. */
const localTimeoutMs = 300;
const remoteTimeoutMs = 3000;

const ModelList = z.object({ data: z.array(z.object({ id: z.string().min(1).max(200) })) });

/**
 * Which services answer here: those that the settings name, the first one by default; without any, an
 * OpenAI-compatible server on this machine. Empty: nothing but the offline assistant.
 * @param ownPort where this server listens, which is not asked
 */
export async function discoverProviders(
  { openai, zhipuApiKey, localPorts }: Config["provider"],
  ownPort: number,
  log: Log,
): Promise<ProviderConnection[]> {
  const configured: ProviderConnection[] = [];
  if (openai.baseUrl || openai.apiKey) configured.push(await describeOpenAi(openai, log));
  if (zhipuApiKey) {
    configured.push({
      name: "zhipu",
      baseUrl: zhipuBaseUrl,
      apiKey: zhipuApiKey,
      isGateway: false,
      models: [zhipuModel],
    });
  }
  if (configured.length > 0) return configured;

  const local = await findLocal(localPorts.filter((port) => port !== ownPort));
  if (!local) return [];

  log.info({ baseUrl: local.baseUrl, models: local.models.length }, "found a local provider");
  return [{ ...local, models: preferred(local.models, openai.model) }];
}

async function describeOpenAi(openai: Config["provider"]["openai"], log: Log): Promise<ProviderConnection> {
  const { apiKey } = openai;
  const baseUrl = openai.baseUrl ?? openAiBaseUrl;
  const model = openai.model ?? (await chooseModel(baseUrl, apiKey, log));

  const { hostname } = new URL(baseUrl);
  const isGateway = !/(^|\.)(openai\.com|bigmodel\.cn)$/.test(hostname);

  return { name: nameOf(baseUrl, model), baseUrl, apiKey, isGateway, models: [model] };
}

/** Models in the catalog belong to a provider: GLM models to Zhipu, whoever relays them. */
function nameOf(baseUrl: string, model: string): ProviderConnection["name"] {
  const { hostname } = new URL(baseUrl);
  return hostname.endsWith("bigmodel.cn") || model.startsWith("glm-") ? "zhipu" : "openai";
}

/** Without OPENAI_MODEL: OpenAI's small one, Zhipu's, elsewhere the first that the service lists. */
async function chooseModel(baseUrl: string, apiKey: string | null, log: Log): Promise<string> {
  const { hostname } = new URL(baseUrl);
  if (hostname.endsWith("openai.com")) return openAiModel;
  if (hostname.endsWith("bigmodel.cn")) return zhipuModel;

  const [first] = (await listModels(baseUrl, apiKey, remoteTimeoutMs)) ?? [];
  if (first === undefined) log.warn({ baseUrl }, "the provider lists no models: set OPENAI_MODEL");

  return first ?? openAiModel;
}

async function findLocal(ports: readonly number[]): Promise<ProviderConnection | null> {
  const found = await Promise.all(ports.map(askLocal));

  return found.find((connection) => connection !== null) ?? null;
}

async function askLocal(port: number): Promise<ProviderConnection | null> {
  const baseUrl = `http://127.0.0.1:${port}/v1`;
  const [first, ...others] = (await listModels(baseUrl, null, localTimeoutMs)) ?? [];

  return first === undefined
    ? null
    : { name: "local", baseUrl, apiKey: null, isGateway: false, models: [first, ...others] };
}

/** The names that `GET /models` lists; null where nothing answers, or something else does. */
async function listModels(
  baseUrl: string,
  apiKey: string | null,
  timeoutMs: number,
): Promise<string[] | null> {
  const headers = apiKey === null ? new Headers() : new Headers({ authorization: `Bearer ${apiKey}` });

  try {
    const signal = AbortSignal.timeout(timeoutMs);
    const response = await fetch(`${baseUrl}/models`, { headers, signal, redirect: "error" });
    const list = ModelList.safeParse(await response.json());

    return list.success ? list.data.data.map(({ id }) => id) : null;
  } catch {
    // Refused, silent, or not JSON: to us they are all "not there".
    return null;
  }
}

function preferred(
  models: ProviderConnection["models"],
  wanted: string | null,
): ProviderConnection["models"] {
  return wanted !== null && models.includes(wanted)
    ? [wanted, ...models.filter((model) => model !== wanted)]
    : models;
}
