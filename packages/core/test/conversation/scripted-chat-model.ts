import type { ChatDelta, ChatModel, ChatRequest } from "@claw/core";

export type Step = Partial<ChatDelta> | { hold: true } | { fail: unknown };

export interface ScriptedChatModel extends ChatModel {
  readonly requests: ChatRequest[];
  /** What the next call says; afterwards `ok`. */
  next(...steps: Step[]): void;
  /** Lets calls that hold go on. */
  release(): void;
  /** Resolves when so many calls have been made. */
  wasAsked(times: number): Promise<void>;
}

/** The ChatModel port, driven step by step. */
export function scriptedChatModel(): ScriptedChatModel {
  const requests: ChatRequest[] = [];
  const planned: Step[][] = [];
  const watchers = new Set<() => void>();
  let gate = Promise.withResolvers<void>();

  return {
    requests,
    next: (...steps) => void planned.push(steps),
    release() {
      gate.resolve();
      gate = Promise.withResolvers();
    },
    wasAsked: (times) =>
      new Promise((resolve) => {
        const check = () => {
          if (requests.length < times) return;
          watchers.delete(check);
          resolve();
        };
        watchers.add(check);
        check();
      }),
    async *stream(_call, request, signal) {
      requests.push(request);
      for (const check of [...watchers]) check();

      for (const step of planned.shift() ?? [{ text: "ok" }]) {
        if ("hold" in step) await Promise.race([gate.promise, aborted(signal)]);
        else if ("fail" in step) throw step.fail;
        else yield { text: "", reasoning: "", ...step };
      }
    },
  };
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}
