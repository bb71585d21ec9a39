import type { BrowserClient } from "@claw/client/browser";
import type { ChangeEvent } from "@claw/contract";

type Watched = Pick<BrowserClient, "session" | "trpc">;

const pauseMs = 5000;

/**
 * Hears what changes for the person who is signed in, on this device or another. The socket resumes a lost
 * subscription by itself; one that the server has ended is opened again, after `onGap`.
 */
export function watchWhileSignedIn(
  { session, trpc }: Watched,
  onChange: (event: ChangeEvent) => void,
  onGap: () => void,
): void {
  let userId: string | null = null;
  let stop: () => void = () => undefined;

  const start = () => {
    const again = () => {
      const timer = setTimeout(() => {
        onGap();
        start();
      }, pauseMs);
      stop = () => clearTimeout(timer);
    };
    const subscription = trpc.conversation.onChange.subscribe(undefined, {
      onData: ({ data }) => onChange(data),
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
    if (present !== null) start();
  };

  session.subscribe(follow);
  follow();
}
