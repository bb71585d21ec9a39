import type { IncomingHttpHeaders } from "node:http";
import type { Readable } from "node:stream";
import type { Bell } from "@claw/core";
import type { Dispatcher } from "undici";
import { createByteQueue } from "./byte-queue.ts";

export type StreamedRequest = {
  origin: string;
  path: string;
  /** Names and values in turn. */
  headers: string[];
  body: string;
};

export type StreamOptions = {
  /** Closes the connection, also in the middle of the body. */
  signal: AbortSignal;
  /** When the body's reader is told of what has come. */
  bellFor(tell: () => void): Bell;
  /** What is sent in the body's place, for who keeps it back. */
  hold?: ((body: string) => Readable) | undefined;
};

/** A response whose head has come, and whose body comes while it is read. Disposing closes an unfinished one. */
export type StreamedResponse = Disposable & {
  status: number;
  headers: IncomingHttpHeaders;
  body: AsyncIterable<Uint8Array>;
  /** All that matters has been read: the connection is kept for the next request if the rest comes soon. */
  finish(): void;
};

/** In milliseconds. After `[DONE]` only the body's end is missing; it has usually come with it. */
const restDeadline = 1_000;

/**
 * A POST whose response is handed over read by read. Rejects with what the connection says; a body that is cut fails
 * with a TypeError, as with fetch.
 */
export async function postForStream(
  dispatcher: Dispatcher,
  { origin, path, headers, body }: StreamedRequest,
  { signal, bellFor, hold }: StreamOptions,
): Promise<StreamedResponse> {
  if (signal.aborted) throw abortError();

  const { promise, resolve, reject } = Promise.withResolvers<StreamedResponse>();
  let connection: Dispatcher.DispatchController | null = null;
  const queue = createByteQueue({ onDrained: () => connection?.resume(), bellFor });
  let isFinished = false;

  function abort(): void {
    if (queue.hasEnded) return;

    const reason = abortError();
    reject(reason);
    queue.fail(reason);
    connection?.abort(reason);
  }

  function finish(): void {
    isFinished = true;
    if (queue.hasEnded) return;

    queue.discard();
    setTimeout(abort, restDeadline).unref();
  }

  function dispose(): void {
    if (!isFinished) abort();
  }

  signal.addEventListener("abort", abort, { once: true });
  dispatcher.dispatch(
    {
      origin,
      path,
      method: "POST",
      // Chunks would say when it ends as well, and some servers take none.
      headers: hold ? [...headers, "content-length", String(Buffer.byteLength(body))] : headers,
      body: hold?.(body) ?? body,
    },
    {
      onRequestStart(controller) {
        connection = controller;
        // While it waited for a connection.
        if (queue.hasEnded) controller.abort(abortError());
      },
      onResponseStart(_controller, status, responseHeaders) {
        // What comes before the response proper, such as 103 Early Hints (RFC 9110, section 15.2).
        if (status < 200) return;

        resolve({ status, headers: responseHeaders, body: queue, finish, [Symbol.dispose]: dispose });
      },
      onResponseData(controller, bytes) {
        if (queue.push(bytes)) controller.pause();
      },
      onResponseEnd: () => queue.end(),
      onResponseError(_controller, error) {
        reject(error);
        queue.fail(new TypeError("the connection ended in the middle of the body", { cause: error }));
      },
    },
  );

  return promise;
}

function abortError(): DOMException {
  return new DOMException("the request was aborted", "AbortError");
}
