import { createBrowserClient, newId, type SignOutCause, toFailure } from "@claw/client/browser";
import { patient } from "@claw/ui/patient";
import { createStore } from "@claw/ui/store";
import { createThemeStore } from "@claw/ui/theme";
import { QueryClient } from "@tanstack/react-query";
import { createTRPCQueryUtils } from "@trpc/react-query";
import { applyChange } from "../conversation/cache/apply-change.ts";
import { createConversationCache } from "../conversation/cache/conversation-cache.ts";
import { createDraftStore } from "../conversation/draft/draft-store.ts";
import { createAnswersDone } from "../conversation/reply/answers-done.ts";
import { pacedFrames } from "../conversation/reply/paced-frames.ts";
import { createReplyStore } from "../conversation/reply/reply-store.ts";
import { watchReplyOver } from "../conversation/reply/watch-reply-over.ts";
import { createKeptQuestions } from "../conversation/send/kept-questions.ts";
import { createOutbox } from "../conversation/send/outbox.ts";
import { resumeKept } from "../conversation/send/resume-kept.ts";
import { createBranchChoices } from "../conversation/tree/branch-choices.ts";
import { createUploadQueue } from "../knowledge/upload/upload-queue.ts";
import type { NewVersion } from "../offline/new-version.ts";
import { createNotices } from "../store/notices.ts";
import type { App } from "./app-context.ts";
import { composeSending } from "./compose-sending.ts";
import { createConnectionNotice } from "./connection-notice.ts";
import { createAppLayout } from "./layout-store.ts";
import { network } from "./network.ts";
import { watchWhileSignedIn } from "./watch-while-signed-in.ts";

export type ComposeOptions = {
  onSignedOut(cause: SignOutCause): void;
  /** A conversation was deleted, here or on another device. */
  onDeleted(conversationId: string): void;
};

/** Twenty-five states of a text a second look like writing; two still do, where a page is slow. */
const writingPace = { paceMs: 40, share: 0.15, longestMs: 500 };

/** How files are sent; most visits send none. */
const loadUpload = patient(() => import("../knowledge/upload/send-file-over.ts"));

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
  const outbox = createOutbox(newId);
  const answersDone = createAnswersDone();
  const answersEnded = createStore<number>(0);
  const device = {
    storage: localStorage,
    owner: () => {
      const session = browser.session.get();
      return session.status === "signedIn" ? session.user.id : "nobody";
    },
    onFull: (error: unknown) => console.warn("drafts are kept in memory only", error),
  };
  const drafts = createDraftStore(device);
  const kept = createKeptQuestions(device);
  const replies = createReplyStore({
    watch: watchReplyOver(browser.trpc),
    onDone: (message) => {
      cache.putMessage(message);
      answersEnded.set((count) => count + 1);
      answersDone.watched(message);
    },
    onLost: () => cache.reloadAll(),
    onNextFrame: pacedFrames(writingPace, {
      now: () => performance.now(),
      requestFrame: (callback) => requestAnimationFrame(callback),
      after,
    }),
    after,
  });
  const notices = createNotices(after);
  const branches = createBranchChoices();
  const uploads = createUploadQueue({
    send: async (...order) => (await loadUpload()).sendFileOver(browser)(...order),
    toFailure,
    newId,
  });
  const { deps: sendDeps, ...sending } = composeSending({
    browser,
    cache,
    outbox,
    kept,
    drafts,
    branches,
    notices,
    newId,
    onAsked: answersDone.asked,
    after,
    onOnline: (listener) => network.subscribe(() => network.get() && listener()),
  });

  watchWhileSignedIn(browser, {
    onSignedIn: () => resumeKept({ send: sendDeps, kept, cache }),
    onChange: (event) => {
      applyChange({ cache, onDeleted }, event);
      if (event.type === "message") answersDone.heard(event.message);
    },
    onGap: () => cache.reloadAll(),
  });

  const app: App = {
    browser,
    cache,
    replies,
    drafts,
    outbox,
    answersDone: answersDone.count,
    answersEnded,
    newId,
    branches,
    uploads,
    notices,
    connectionNotice: createConnectionNotice({ connection: browser.connection, network, after }),
    newVersion: createStore<NewVersion>(null),
    theme: createThemeStore(),
    layout: createAppLayout(),
    scrollMemory: new Map(),
    ...sending,
  };

  return { app, queryClient };
}
