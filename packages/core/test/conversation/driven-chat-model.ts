import type { ChatModel } from "@claw/core";

/** One answer, said as the test says it. */
export type Speech = {
  say(part: { text: string } | { reasoning: string }): void;
  end(): void;
  fail(error: unknown): void;
};

export interface DrivenChatModel extends ChatModel {
  /** The answer to the next call among whose turns is this text. */
  speak(about: string): Speech;
}

type Act = { say: { text: string; reasoning: string } } | { end: true } | { fail: unknown };

/** The ChatModel port for many answers at a time, each of which says what the test lets it say. */
export function drivenChatModel(): DrivenChatModel {
  const planned = new Map<string, Queue<Act>>();

  return {
    speak(about) {
      const acts = createQueue<Act>();
      planned.set(about, acts);

      return {
        say: (part) => acts.push({ say: { text: "", reasoning: "", ...part } }),
        end: () => acts.push({ end: true }),
        fail: (error) => acts.push({ fail: error }),
      };
    },
    async *stream(_call, { turns }, signal) {
      const about = [...planned.keys()].find((each) => turns.some(({ content }) => content === each));
      const acts = about === undefined ? undefined : planned.get(about);
      if (!acts) throw new Error("nothing is planned for this question");

      for (let act = await acts.next(signal); act !== null; act = await acts.next(signal)) {
        if ("end" in act) return;
        if ("fail" in act) throw act.fail;
        yield act.say;
      }
    },
  };
}

type Queue<T> = { push(item: T): void; next(signal: AbortSignal): Promise<T | null> };

/** Null once the signal has aborted. */
function createQueue<T>(): Queue<T> {
  const items: T[] = [];
  let wake = () => {};

  return {
    push(item) {
      items.push(item);
      wake();
    },
    async next(signal) {
      for (;;) {
        if (signal.aborted) return null;
        const item = items.shift();
        if (item !== undefined) return item;

        const { promise, resolve } = Promise.withResolvers<void>();
        wake = resolve;
        signal.addEventListener("abort", () => resolve(), { once: true });
        await promise;
      }
    },
  };
}
