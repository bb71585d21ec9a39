import type { ChatDelta, ReportedUsage } from "@claw/core";
import type { ParsedChunk } from "./parse-chunk.ts";

/** Puts the chunks of one read together. */
export interface DeltaGatherer {
  add(chunk: ParsedChunk): void;
  /** The text of one or several chunks that hold nothing else. */
  addText(kind: "text" | "reasoning", text: string): void;
  /** What was added since the last time; null if there was no chunk. */
  take(): ChatDelta | null;
}

export function createDeltaGatherer(): DeltaGatherer {
  let text = "";
  let reasoning = "";
  let usage: ReportedUsage | null = null;
  let finishReason: string | null = null;
  let isEmpty = true;

  return {
    add(chunk) {
      text += chunk.text;
      reasoning += chunk.reasoning;
      usage = chunk.usage ?? usage;
      finishReason = chunk.finishReason ?? finishReason;
      isEmpty = false;
    },
    addText(kind, piece) {
      if (kind === "text") text += piece;
      else reasoning += piece;
      isEmpty = false;
    },
    take() {
      if (isEmpty) return null;

      const delta: ChatDelta = { text: ownText(text), reasoning: ownText(reasoning) };
      if (usage) delta.usage = usage;
      if (finishReason) delta.finishReason = finishReason;
      text = "";
      reasoning = "";
      usage = null;
      finishReason = null;
      isEmpty = true;

      return delta;
    },
  };
}

/**
 * A copy that stands alone: V8 keeps a part of a string as a view of the whole, so a few words that an answer's log
 * holds would hold the whole read that they came in. Shorter parts are copies already (V8, SlicedString::kMinLength).
 */
function ownText(text: string): string {
  if (text.length < 13) return text;

  return Buffer.from(text, "utf16le").toString("utf16le");
}
