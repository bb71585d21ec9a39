import type { BrowserClient } from "@claw/client/browser";
import { createContext, use } from "react";
import type { ConversationCache } from "../conversation/cache/conversation-cache.ts";
import type { DraftStore } from "../conversation/draft/draft-store.ts";
import type { ReplyStore } from "../conversation/reply/reply-store.ts";
import type { ScrollMemory } from "../conversation/scroll/use-follow-end.ts";
import type { Outbox } from "../conversation/send/outbox.ts";
import type { SendRequest, SendResult } from "../conversation/send/send-message.ts";
import type { Store } from "../store/create-store.ts";
import type { Notices } from "../store/notices.ts";
import type { ThemeStore } from "../theme/theme.ts";

export type Layout = { isDrawerOpen: boolean; isCollapsed: boolean };

/** What lives as long as the page, outside React. */
export type App = {
  browser: BrowserClient;
  cache: ConversationCache;
  replies: ReplyStore;
  drafts: DraftStore;
  outbox: Outbox;
  notices: Notices;
  theme: ThemeStore;
  layout: Store<Layout>;
  scrollMemory: ScrollMemory;
  /** How many answers have ended; a change is announced to screen readers. */
  answersDone: Store<number>;
  send(request: SendRequest): Promise<SendResult>;
  newId(): string;
};

export const AppContext = createContext<App | null>(null);

export function useApp(): App {
  const app = use(AppContext);
  if (!app) throw new Error("useApp is used outside the app");

  return app;
}
