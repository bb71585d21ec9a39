import { createBrowserClient, newId, type SignOutCause } from "@claw/client/browser";
import { QueryClient } from "@tanstack/react-query";
import { createTRPCQueryUtils } from "@trpc/react-query";
import { toFailure } from "../api/failure.ts";
import { applyChange } from "../conversation/cache/apply-change.ts";
import { createConversationCache } from "../conversation/cache/conversation-cache.ts";
import { createDraftStore } from "../conversation/draft/draft-store.ts";
import { pacedFrames } from "../conversation/reply/paced-frames.ts";
import { createReplyStore } from "../conversation/reply/reply-store.ts";
import { watchReplyOver } from "../conversation/reply/watch-reply-over.ts";
import { createOutbox } from "../conversation/send/outbox.ts";
import { sendMessage } from "../conversation/send/send-message.ts";
import { createStore } from "../store/create-store.ts";
import { createNotices } from "../store/notices.ts";
import { createThemeStore } from "../theme/theme.ts";
import type { App } from "./app-context.ts";
import { createAppLayout } from "./layout-store.ts";
import { watchWhileSignedIn } from "./watch-while-signed-in.ts";

export type ComposeOptions = {
  onSignedOut(cause: SignOutCause): void;
  /** A conversation was deleted, here or on another device. */
  onDeleted(conversationId: string): void;
};

/** Twenty-five states of a text a second look like writing. */
const paintPaceMs = 40;

const after = (milliseconds: number, callback: () => void) => {
  const timer = setTimeout(callback, milliseconds);
  return () => clearTimeout(timer);
};

/** Whether a read may succeed when repeated: the network or the server stumbled. */
function isWorthRepeating(failures: number, error: unknown): boolean {
  const { reason } = toFailure(error);
  return failures < 2 && (reason === "NETWORK" || reason === "UNAVAILABLE");
}

/** Wires what lives outside React: the client, the caches and the stores. */
export function compose({ onSignedOut, onDeleted }: ComposeOptions): { app: App; queryClient: QueryClient } {
  const queryClient = new QueryClient({
    defaultOptions: { queries: { staleTime: 60_000, retry: isWorthRepeating } },
  });
  const browser = createBrowserClient({ onSignedOut });
  const cache = createConversationCache(
    queryClient,
    createTRPCQueryUtils({ queryClient, client: browser.trpc }),
  );
  const outbox = createOutbox({ newId, now: () => new Date() });
  const answersDone = createStore<number>(0);
  const drafts = createDraftStore({
    storage: localStorage,
    owner: () => {
      const session = browser.session.get();
      return session.status === "signedIn" ? session.user.id : "nobody";
    },
    onFull: (error) => console.warn("drafts are kept in memory only", error),
  });
  const replies = createReplyStore({
    watch: watchReplyOver(browser.trpc),
    onDone: (message) => {
      cache.putMessage(message);
      answersDone.set((count) => count + 1);
    },
    onLost: () => cache.reloadAll(),
    onNextFrame: pacedFrames(paintPaceMs, {
      now: () => performance.now(),
      requestFrame: (callback) => requestAnimationFrame(callback),
      after,
    }),
    after,
  });
  const { create, send } = browser.trpc.conversation;
  const wait = (milliseconds: number) => new Promise<void>((resolve) => after(milliseconds, resolve));
  const sendDeps = {
    create: (input: Parameters<typeof create.mutate>[0]) => create.mutate(input),
    send: (input: Parameters<typeof send.mutate>[0]) => send.mutate(input),
    cache,
    outbox,
    drafts,
    wait,
  };

  watchWhileSignedIn(
    browser,
    (event) => applyChange({ cache, onDeleted }, event),
    () => cache.reloadAll(),
  );

  const app: App = {
    browser,
    cache,
    replies,
    drafts,
    outbox,
    answersDone,
    newId,
    notices: createNotices(after),
    theme: createThemeStore(),
    layout: createAppLayout(),
    scrollMemory: new Map(),
    send: (request) => sendMessage(sendDeps, request),
  };

  return { app, queryClient };
}
