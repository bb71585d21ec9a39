import type { BrowserClient } from "@claw/client/browser";
import type { ChangeEvent } from "@claw/contract";

type Watched = Pick<BrowserClient, "session" | "trpc">;

export type SignedInWatcher = {
  /** Somebody has signed in, or was found to be. */
  onSignedIn(): void;
  onChange(event: ChangeEvent): void;
  /** Something may have changed that nobody told. */
  onGap(): void;
};

const pauseMs = 5000;

/**
 * Hears what changes for the person who is signed in, on this device or another. The socket resumes a lost
 * subscription by itself, exactly where there is an event to resume after. Where there was none yet, and after one that
 * the server has ended, there is a gap.
 */
export function watchWhileSignedIn({ session, trpc }: Watched, watcher: SignedInWatcher): void {
  let userId: string | null = null;
  let stop: () => void = () => undefined;

  const start = () => {
    let isResumable = false;
    const again = () => {
      const timer = setTimeout(start, pauseMs);
      stop = () => clearTimeout(timer);
    };
    const subscription = trpc.conversation.onChange.subscribe(undefined, {
      onStarted: () => {
        if (!isResumable) watcher.onGap();
      },
      onData: ({ data }) => {
        isResumable = true;
        watcher.onChange(data);
      },
      onError: again,
      onComplete: again,
    });
    stop = () => subscription.unsubscribe();
  };

  const follow = () => {
    const state = session.get();
    const present = state.status === "signedIn" ? state.user.id : null;
    if (present === userId) return;

    stop();
    userId = present;
    if (present === null) return;
    start();
    watcher.onSignedIn();
  };

  session.subscribe(follow);
  follow();
}
