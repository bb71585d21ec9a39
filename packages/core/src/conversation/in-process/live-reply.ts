import type { Message, Positioned, ReplyEvent, Source } from "@claw/contract";
import type { ReplyPosition, ReplySoFar, ReplyTexts } from "../ports.ts";
import { endPosition, eventAt, sourcesAt } from "../reply-position.ts";
import { createTextLog } from "./text-log.ts";

/** An answer being written in this process, and those who wait for its next words. */
export type LiveReply = {
  announce(sources: readonly Source[]): void;
  /** Lets everybody who waits look. */
  append(part: ReplyTexts): void;
  /** Nothing comes any more: readers get what they lack, then `done`, or leave without it. */
  end(how: Message | "abandoned"): void;
  read(from: ReplyPosition, signal?: AbortSignal): AsyncIterableIterator<Positioned<ReplyEvent>>;
};

export function createLiveReply(soFar: ReplySoFar): LiveReply {
  const text = createTextLog(soFar.text);
  const reasoning = createTextLog(soFar.reasoning);
  const waiting = new Set<() => void>();
  let announced: readonly Source[] | null = soFar.sources ?? null;
  let ended: Message | "abandoned" | null = null;

  function wake(): void {
    for (const rouse of waiting) rouse();
  }

  /** What comes next for a reader, whose position moves along; null where it has to wait. */
  function take(position: ReplyPosition): Positioned<ReplyEvent> | "over" | null {
    if (announced !== null && !position.hasSources) return sourcesAt(position, announced);

    const thought = reasoning.next(position.reasoning);
    if (thought !== "") return eventAt(position, "reasoning", thought);

    const words = text.next(position.text);
    if (words !== "") return eventAt(position, "delta", words);

    if (ended === null) return null;
    return ended === "abandoned" ? "over" : { id: endPosition, event: { type: "done", message: ended } };
  }

  return {
    announce(sources) {
      announced = sources;
      wake();
    },
    append(part) {
      text.append(part.text);
      reasoning.append(part.reasoning);
      wake();
    },
    end(how) {
      ended = how;
      wake();
    },
    /** By hand, not a generator: this runs for every token of every reader, and costs a third so. */
    read(from, signal) {
      const position = { ...from };
      let isOver = false;
      let goOn: (() => void) | null = null;

      function rouse(): void {
        goOn?.();
        goOn = null;
      }

      function leave(): void {
        isOver = true;
        waiting.delete(rouse);
        signal?.removeEventListener("abort", rouse);
        rouse();
      }

      waiting.add(rouse);
      signal?.addEventListener("abort", rouse);

      return {
        async next() {
          while (!isOver && !signal?.aborted) {
            const value = take(position);
            if (value === "over") break;
            if (value?.event.type === "done") leave();
            if (value) return { done: false, value };

            await new Promise<void>((resolve) => {
              goOn = resolve;
            });
          }

          leave();
          return { done: true, value: undefined };
        },
        async return() {
          leave();
          return { done: true, value: undefined };
        },
        [Symbol.asyncIterator]() {
          return this;
        },
      };
    },
  };
}
