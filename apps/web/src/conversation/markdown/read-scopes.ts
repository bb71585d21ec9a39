import type { ScopedSpan } from "./code-scopes.ts";
import type { CodeJob, CodeResult } from "./code-worker.ts";

/** Code beyond this stays without colours: a minified file says nothing by them. */
const longestCode = 100_000;

/** Asks a worker what each stretch of a code is, so that the page does not stand still for it. */
export type ReadScopes = (code: string, language: string, onSpans: (spans: ScopedSpan[]) => void) => void;

function openReader(): ReadScopes {
  const worker = new Worker(new URL("./code-worker.ts", import.meta.url), { type: "module" });
  const waiting = new Map<number, (spans: ScopedSpan[]) => void>();
  let asked = 0;

  worker.addEventListener("message", ({ data: { id, spans } }: MessageEvent<CodeResult>) => {
    waiting.get(id)?.(spans);
    waiting.delete(id);
  });

  return (code, language, onSpans) => {
    if (code.length > longestCode) return;

    asked += 1;
    waiting.set(asked, onSpans);
    worker.postMessage({ id: asked, code, language } satisfies CodeJob);
  };
}

/** One worker for the page, started with the first code that comes into view. */
export const readScopes: ReadScopes = openReader();
