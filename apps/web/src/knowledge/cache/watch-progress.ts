import type { BrowserClient } from "@claw/client/browser";
import type { KnowledgeEvent } from "@claw/contract";

export type ProgressWatcher = {
  onEvent(event: KnowledgeEvent): void;
  /** Something may have happened that nobody told. */
  onGap(): void;
};

const pauseMs = 3000;

/**
 * Hears what happens to one's bases and documents until it is told to stop. The socket resumes a lost subscription by
 * itself after the last event; what the server has ended is begun anew, and then something may have been missed.
 */
export function watchProgress(trpc: BrowserClient["trpc"], { onEvent, onGap }: ProgressWatcher): () => void {
  let stop: () => void = () => undefined;

  const start = (isAgain: boolean) => {
    let isResumable = false;
    const again = () => {
      const timer = setTimeout(start, pauseMs, true);
      stop = () => clearTimeout(timer);
    };
    let hasStarted = false;
    const subscription = trpc.knowledge.onProgress.subscribe(undefined, {
      onStarted: () => {
        if ((isAgain || hasStarted) && !isResumable) onGap();
        hasStarted = true;
      },
      onData: ({ data }) => {
        isResumable = true;
        onEvent(data);
      },
      onError: again,
      onComplete: again,
    });
    stop = () => subscription.unsubscribe();
  };

  start(false);
  return () => stop();
}
