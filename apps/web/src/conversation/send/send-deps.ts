import type {
  Conversation,
  CreateConversation,
  EditAndResend,
  Exchange,
  MessageRef,
  RegenerateReply,
  SendMessage,
} from "@claw/contract";
import type { Notices } from "../../store/notices.ts";
import type { ConversationCache } from "../cache/conversation-cache.ts";
import type { DraftStore } from "../draft/draft-store.ts";
import type { BranchChoices } from "../tree/branch-choices.ts";
import type { DeliverDeps } from "./deliver.ts";
import type { KeptQuestions } from "./kept-questions.ts";
import type { Outbox } from "./outbox.ts";

/** The server's part of asking and answering. */
export type ExchangeCalls = {
  create(input: CreateConversation): Promise<Conversation>;
  send(input: SendMessage): Promise<Exchange>;
  editAndResend(input: EditAndResend): Promise<Exchange>;
  regenerate(input: RegenerateReply): Promise<Exchange>;
  continue(input: MessageRef): Promise<Exchange>;
};

export type SendDeps = DeliverDeps & {
  calls: ExchangeCalls;
  cache: Pick<ConversationCache, "putConversation" | "putMessage" | "reloadMessages">;
  outbox: Outbox;
  kept: Pick<KeptQuestions, "keep" | "forget">;
  drafts: Pick<DraftStore, "read" | "write">;
  branches: Pick<BranchChoices, "followNewest">;
  notices: Pick<Notices, "tell">;
  /** An answer is under way that this page has asked for. */
  onAsked(replyId: string): void;
  newId(): string;
};
