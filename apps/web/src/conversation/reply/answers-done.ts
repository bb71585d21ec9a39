import type { Message } from "@claw/contract";
import { createStore, type Store } from "@claw/ui/store";

/**
 * How many answers have become whole before this page's eyes. News of an end comes by two ways, the answer's own stream
 * and what changes elsewhere, in either order, and a short answer may have ended before the call that asked for it.
 */
export type AnswersDone = {
  count: Store<number>;
  /** This page has asked for it. */
  asked(replyId: string): void;
  /** It was being watched here. */
  watched(message: Message): void;
  /** Somebody says so; it counts where this page has asked for it, or does so soon. */
  heard(message: Message): void;
};

export function createAnswersDone(): AnswersDone {
  const count = createStore<number>(0);
  const asked = new Set<string>();
  const whole = new Set<string>();
  const counted = new Set<string>();

  const countOnce = (id: string) => {
    if (counted.has(id)) return;

    counted.add(id);
    count.set((before) => before + 1);
  };
  const isWhole = ({ role, status }: Message) => role === "assistant" && status === "complete";

  return {
    count,
    asked(id) {
      asked.add(id);
      if (whole.has(id)) countOnce(id);
    },
    watched(message) {
      if (isWhole(message)) countOnce(message.id);
    },
    heard(message) {
      if (!isWhole(message)) return;

      whole.add(message.id);
      if (asked.has(message.id)) countOnce(message.id);
    },
  };
}
