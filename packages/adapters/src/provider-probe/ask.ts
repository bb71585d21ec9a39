import type { ProviderFault } from "@claw/contract";
import type { ProviderTarget } from "@claw/core";
import { type Dispatcher, fetch } from "undici";

export type Question = {
  /** From the base URL on. */
  path: string;
  /** A POST where there is one. */
  body?: string;
  timeoutMs: number;
};

/** What came back, or why nothing did. */
export type Asked = { status: number; text: string } | { fault: ProviderFault };

/** A list of some thousand models. */
const mostBytes = 4_000_000;

export async function ask(
  dispatcher: Dispatcher,
  { baseUrl, apiKey }: ProviderTarget,
  { path, body, timeoutMs }: Question,
): Promise<Asked> {
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(`${baseUrl}${path}`, {
      method: body === undefined ? "GET" : "POST",
      headers: {
        accept: "application/json",
        ...(apiKey === null ? {} : { authorization: `Bearer ${apiKey}` }),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      body: body ?? null,
      redirect: "manual",
      signal,
      dispatcher,
    });
    const text = await readBounded(response.body);

    return { status: response.status, text };
  } catch {
    // What the network says names hosts and addresses, and helps nobody more than this.
    return { fault: signal.aborted ? "timeout" : "unreachable" };
  }
}

/** Null for a status with which an OpenAI-compatible service answers a request that it takes. */
export function faultOfStatus(status: number): ProviderFault | null {
  if (status < 300) return null;
  if (status < 400) return "redirected";
  if (status === 401 || status === 403) return "wrongKey";
  if (status === 402 || status === 429) return "limited";
  if (status >= 500) return "failing";

  return "notCompatible";
}

/** What is beyond the bound is not read: it is no list of models. */
async function readBounded(body: AsyncIterable<Uint8Array> | null): Promise<string> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of body ?? []) {
    parts.push(part);
    length += part.length;
    if (length > mostBytes) break;
  }

  return Buffer.concat(parts).toString("utf8");
}
