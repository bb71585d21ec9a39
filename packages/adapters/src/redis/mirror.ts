import type { Message, Positioned, ReplyEvent, Source } from "@claw/contract";
import {
  advance,
  createTextLog,
  createWaitingRoom,
  endPosition,
  type ReplyPosition,
  type ReplyTexts,
  sourcesAt,
} from "@claw/core";
import type { ReplyEntry } from "./reply-entries.ts";

/** An answer that another process writes, as far as its stream tells. */
export type Mirror = {
  /** Takes the next entry of the stream. */
  take(entry: ReplyEntry): void;
  /** Its readers leave: it cannot go on. */
  giveUp(): void;
  /** Those who wait look elsewhere, and may come back. */
  tellSilence(): void;
  /** False when its end is here, or when it was given up. */
  isLive(): boolean;
  /** Null before the first entry. */
  texts(): ReplyTexts | null;
  read(from: ReplyPosition, signal?: AbortSignal): AsyncGenerator<Positioned<ReplyEvent>>;
};

/** Holds the text once for all its readers, who are offsets into it. */
export function createMirror(): Mirror {
  const text = createTextLog();
  const reasoning = createTextLog();
  const readers = createWaitingRoom();
  let writer: string | null = null;
  let announced: readonly Source[] | null = null;
  let ended: Message | null = null;
  let isOver = false;
  let silences = 0;

  function giveUp(): void {
    isOver = true;
    readers.wake();
  }

  return {
    giveUp,
    texts: () => (writer === null ? null : { text: text.since(0), reasoning: reasoning.since(0) }),
    isLive: () => ended === null && !isOver,
    tellSilence() {
      silences += 1;
      readers.wake();
    },
    take(entry) {
      if (ended || isOver) return;
      if (writer === null && !entry.isOpening) return giveUp();

      writer ??= entry.writer;
      // Somebody else goes on with this answer, perhaps from another text; what its former owner still says is void.
      if (entry.writer !== writer) return entry.isOpening ? giveUp() : undefined;

      const isGap = entry.from.text > text.length || entry.from.reasoning > reasoning.length;
      if (isGap) return giveUp();

      text.append(entry.texts.text.slice(text.length - entry.from.text));
      reasoning.append(entry.texts.reasoning.slice(reasoning.length - entry.from.reasoning));
      announced ??= entry.sources;
      ended = entry.ended;
      readers.wake();
    },
    async *read(from, signal) {
      const position = { ...from };
      let seenSilences = silences;

      while (!signal?.aborted) {
        if (announced && !position.hasSources) {
          yield sourcesAt(position, announced);
          continue;
        }

        const missing = {
          reasoning: reasoning.next(position.reasoning),
          text: text.next(position.text),
        };
        if (missing.reasoning !== "" || missing.text !== "") {
          yield* advance(position, missing);
          seenSilences = silences;
          continue;
        }
        if (ended) {
          yield { id: endPosition, event: { type: "done", message: ended } };
          return;
        }
        if (isOver || silences !== seenSilences) return;

        await readers.wait(signal);
      }
    },
  };
}
