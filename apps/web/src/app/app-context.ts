import type { BrowserClient } from "@claw/client/browser";
import type { Message } from "@claw/contract";
import type { Store } from "@claw/ui/store";
import type { ThemeStore } from "@claw/ui/theme";
import { createContext, use } from "react";
import type { ConversationCache } from "../conversation/cache/conversation-cache.ts";
import type { DraftStore } from "../conversation/draft/draft-store.ts";
import type { ReplyStore } from "../conversation/reply/reply-store.ts";
import type { ScrollMemory } from "../conversation/scroll/use-follow-end.ts";
import type { Outbox } from "../conversation/send/outbox.ts";
import type { AnswerOrder } from "../conversation/send/regenerate-answer.ts";
import type { SendRequest, SendResult } from "../conversation/send/send-message.ts";
import type { BranchChoices } from "../conversation/tree/branch-choices.ts";
import type { UploadQueue } from "../knowledge/upload/upload-queue.ts";
import type { NewVersion } from "../offline/new-version.ts";
import type { Notices } from "../store/notices.ts";
import type { ConnectionNotice } from "./connection-notice.ts";

/** Which parts of the frame are open, and what lies over the page. */
export type Layout = {
  isDrawerOpen: boolean;
  isCollapsed: boolean;
  overlay: "none" | "palette" | "shortcuts";
};

/** The ways to ask. Each shows at once, waits for the network, and says what was refused. */
export type Sending = {
  send(request: SendRequest): Promise<SendResult>;
  edit(message: Message, content: string): Promise<void>;
  regenerate(order: AnswerOrder): Promise<void>;
  continueAnswer(message: Message): Promise<void>;
};

/** What lives as long as the page, outside React. */
export type App = Sending & {
  browser: BrowserClient;
  cache: ConversationCache;
  replies: ReplyStore;
  drafts: DraftStore;
  outbox: Outbox;
  branches: BranchChoices;
  uploads: UploadQueue;
  notices: Notices;
  connectionNotice: Store<ConnectionNotice>;
  newVersion: Store<NewVersion>;
  theme: ThemeStore;
  layout: Store<Layout>;
  scrollMemory: ScrollMemory;
  /** How many answers have become whole; a change is announced to screen readers. */
  answersDone: Store<number>;
  /** How many answers have ended while they were watched, well or not: each has cost something. */
  answersEnded: Store<number>;
  newId(): string;
};

export const AppContext = createContext<App | null>(null);

export function useApp(): App {
  const app = use(AppContext);
  if (!app) throw new Error("useApp is used outside the app");

  return app;
}
