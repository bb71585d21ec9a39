import { findScopes, type ScopedSpan } from "./code-scopes.ts";

export type CodeJob = { id: number; code: string; language: string };
export type CodeResult = { id: number; spans: ScopedSpan[] };

addEventListener("message", ({ data: { id, code, language } }: MessageEvent<CodeJob>) => {
  const result: CodeResult = { id, spans: findScopes(code, language) };
  postMessage(result);
});
