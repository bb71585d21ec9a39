/** The part of `fetch` that is needed. */
export type Send = (url: string, init: RequestInit) => Promise<Response>;

type Init = Omit<RequestInit, "signal"> & { signal?: AbortSignal | null | undefined };

/** A `Send` in the shape that tRPC's links take. */
export function fetchBy(send: Send) {
  return (input: string | URL | Request, { signal, ...init }: Init = {}): Promise<Response> => {
    const url = typeof input === "string" || input instanceof URL ? String(input) : input.url;

    return send(url, signal ? { ...init, signal } : init);
  };
}

export const globalSend: Send = (url, init) => globalThis.fetch(url, init);
