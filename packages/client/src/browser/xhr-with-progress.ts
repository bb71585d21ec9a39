import type { Send } from "../send.ts";
import type { SendWithProgress } from "../upload/upload-by.ts";

/** By XMLHttpRequest: the one way in which a page learns how much of a body has left. */
export const xhrWithProgress: SendWithProgress =
  (onSent): Send =>
  (url, { method = "GET", headers, body, signal }) => {
    const { promise, resolve, reject } = Promise.withResolvers<Response>();
    const request = new XMLHttpRequest();
    const abort = (): void => request.abort();

    request.open(method, url);
    new Headers(headers).forEach((value, name) => void request.setRequestHeader(name, value));
    request.upload.addEventListener("progress", ({ loaded, total }) =>
      onSent(total > 0 ? loaded / total : 0),
    );
    request.upload.addEventListener("load", () => onSent(1));
    request.addEventListener("load", () =>
      resolve(new Response(request.response, { status: request.status })),
    );
    // In the words of fetch, so that the same error is known by the same means.
    request.addEventListener("error", () => reject(new TypeError("Failed to fetch")));
    request.addEventListener("abort", () =>
      reject(new DOMException("The upload was given up.", "AbortError")),
    );
    signal?.addEventListener("abort", abort, { once: true });
    request.addEventListener("loadend", () => signal?.removeEventListener("abort", abort));

    if (signal?.aborted) reject(new DOMException("The upload was given up.", "AbortError"));
    else request.send(body instanceof ReadableStream ? null : (body ?? null));

    return promise;
  };
