import { DomainError } from "@claw/contract";
import type { ChatRequest } from "@claw/core";
import { APIConnectionError, APIConnectionTimeoutError, APIError } from "openai";
import { type Dispatcher, errors } from "undici";
import type { BuildRequest } from "./build-request.ts";
import { providerFailed } from "./parse-chunk.ts";
import { postForStream, type StreamedResponse, type StreamOptions } from "./post-for-stream.ts";

/** Enough for any error object; more of an error page tells nothing. */
const maxErrorBytes = 65_536;

/**
 * Asks for an answer and waits for the head of its event stream. The SDK builds and signs the request and names what
 * went wrong; sending is ours, since most of what a token costs is what its bytes pass through.
 * Throws the SDK's errors, or PROVIDER_FAILED where what comes is no event stream.
 */
export async function openAnswer(
  build: BuildRequest,
  dispatcher: Dispatcher,
  request: ChatRequest,
  options: StreamOptions,
): Promise<StreamedResponse> {
  const built = await build(request);
  const response = await postForStream(dispatcher, built, options).catch((error: unknown) => {
    throw connectionError(error);
  });
  const { status, headers } = response;
  const type = headers["content-type"] ?? "";
  if (status < 300 && type.includes("text/event-stream") && !isEncoded(headers["content-encoding"]))
    return response;

  const text = await readText(response);
  // A body that was kept back can be sent once; one that is there can follow.
  if (isRedirection(status) && options.hold) {
    return openAnswer(build, dispatcher, request, { ...options, hold: undefined });
  }
  if (status >= 300) throw statusError(status, headers, text);

  throw new DomainError("PROVIDER_FAILED", {
    message: providerFailed,
    cause: `answered with ${type || "nothing"}: ${text.slice(0, 300)}`,
  });
}

function connectionError(error: unknown): unknown {
  if (!(error instanceof Error) || error.name === "AbortError") return error;
  if (error instanceof errors.ConnectTimeoutError)
    return Object.assign(new APIConnectionTimeoutError(), { cause: error });

  return new APIConnectionError({ message: error.message, cause: error });
}

function statusError(status: number, headers: StreamedResponse["headers"], text: string): APIError {
  const fields = Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]);
  const body = parseObject(text);

  return APIError.generate(status, body ?? undefined, body ? undefined : text, new Headers(fields));
}

function isRedirection(status: number): boolean {
  return status === 307 || status === 308;
}

/** The SDK looks for the error in it; null for what is no JSON object, such as a proxy's page. */
function parseObject(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text);

    return typeof value === "object" ? value : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;

    throw error;
  }
}

async function readText(response: StreamedResponse): Promise<string> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const bytes of response.body) {
    parts.push(bytes);
    length += bytes.length;
    if (length >= maxErrorBytes) break;
  }
  response[Symbol.dispose]();

  return Buffer.concat(parts).toString("utf8");
}

function isEncoded(encoding: string | undefined): boolean {
  return encoding !== undefined && encoding !== "" && encoding !== "identity";
}
