import type { ChatRequest } from "@claw/core";
import type { OpenAI } from "openai";
import type { ChatCompletionCreateParamsStreaming } from "openai/resources/chat/completions";
import type { StreamedRequest } from "./post-for-stream.ts";

export type BuildRequest = (request: ChatRequest) => Promise<StreamedRequest>;

type Head = Pick<StreamedRequest, "origin" | "path" | "headers">;

/**
 * Requests as the SDK builds and signs them. Address and headers are the same for all of a client's requests, and are
 * asked for once: a person waits while a request is built, about a quarter of a millisecond each time.
 */
export function requestsOf(client: OpenAI): BuildRequest {
  let head: Promise<Head> | null = null;

  return async (request) => {
    const body = bodyOf(request);
    head ??= client
      .buildRequest({ method: "post", path: "/chat/completions", body, stream: true })
      .then(headOf);

    return { ...(await head), body: JSON.stringify(body) };
  };
}

function headOf({ req, url }: Awaited<ReturnType<OpenAI["buildRequest"]>>): Head {
  const { origin, pathname, search } = new URL(url);
  // Compressed, tokens would wait in the sender's buffer; and there is nothing here to inflate them.
  req.headers.set("accept-encoding", "identity");

  return { origin, path: pathname + search, headers: [...req.headers].flat() };
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
