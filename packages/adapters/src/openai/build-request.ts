import type { ChatRequest } from "@claw/core";
import type { OpenAI } from "openai";
import type { ChatCompletionCreateParamsStreaming } from "openai/resources/chat/completions";
import type { StreamedRequest } from "./post-for-stream.ts";

export type BuildRequest = (request: ChatRequest) => Promise<StreamedRequest>;

/**
 * Requests as the SDK builds and signs them. Address and headers are the same for all of a client's requests, and are
 * asked for once: a person waits while a request is built, about a quarter of a millisecond each time.
 */
export function requestsOf(client: OpenAI): BuildRequest {
  let head: Promise<{ url: string; headers: Headers }> | null = null;

  return async (request) => {
    const body = bodyOf(request);
    head ??= client
      .buildRequest({ method: "post", path: "/chat/completions", body, stream: true })
      .then(headOf);
    const { url, headers } = await head;

    return { url, headers: new Headers(headers), body: JSON.stringify(body) };
  };
}

function headOf({ req, url }: Awaited<ReturnType<OpenAI["buildRequest"]>>): {
  url: string;
  headers: Headers;
} {
  return { url, headers: req.headers };
}

function bodyOf({ model, turns, maxTokens }: ChatRequest): ChatCompletionCreateParamsStreaming {
  return {
    model,
    messages: turns.map(({ role, content }) => ({ role, content })),
    max_tokens: maxTokens,
    stream: true,
    stream_options: { include_usage: true },
  };
}
