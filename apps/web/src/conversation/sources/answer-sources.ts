import type { Citation, Source } from "@claw/contract";
import { createContext, use } from "react";

/** What an answer rests on, for the marks within it. */
export type AnswerSources = {
  messageId: string;
  sources: readonly Source[];
  citations: readonly Citation[];
  /** Whether the answer has ended, and its citations were checked. */
  isSettled: boolean;
};

export const AnswerSourcesContext = createContext<AnswerSources | null>(null);

export function useAnswerSources(): AnswerSources | null {
  return use(AnswerSourcesContext);
}
