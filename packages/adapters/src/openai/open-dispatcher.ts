import { globalAgent } from "node:https";
import { Agent, type Dispatcher, EnvHttpProxyAgent, interceptors } from "undici";
import { guardedLookup } from "./guarded-lookup.ts";

const options = {
  // One connection for each answer, as many as there are; HTTP/2 would put them all on one.
  allowH2: false,
  connections: null,
  // The caller's own deadlines know the phases of an answer.
  headersTimeout: 0,
  bodyTimeout: 0,
  // Through the time that a person reads an answer, and shorter than the minute after which most servers close.
  keepAliveTimeout: 45_000,
} satisfies Agent.Options;
const maxRedirections = 3;

/**
 * Where connections may lead. `trusted`: wherever the settings of the start say, and where that sends them. `guarded`:
 * to the named server alone, never to an address at which no provider can be, and no redirection is followed, for it
 * would take the key or the prompt along.
 */
export type Door = "trusted" | "guarded";

/** Connections to one provider, kept for the next request. Takes the proxy that Node was told to use. */
export function openDispatcher(door: Door = "trusted"): Dispatcher {
  if (door === "guarded") {
    return usesProxy()
      ? new EnvHttpProxyAgent(options)
      : new Agent({ ...options, connect: { lookup: guardedLookup } });
  }
  const agent = usesProxy() ? new EnvHttpProxyAgent(options) : new Agent(options);

  return agent.compose(interceptors.redirect({ maxRedirections }));
}

/** Node (`NODE_USE_ENV_PROXY`, `--use-env-proxy`) has given its own agents the environment's proxy. */
function usesProxy(): boolean {
  return globalAgent.options.proxyEnv !== undefined;
}
