import type { ConversationService } from "@claw/contract";
import type { Database } from "@claw/db";
import type { PlanBook } from "../billing/plans/plan-book.ts";
import type { ProviderDirectory } from "../model/ports.ts";
import type { Clock, Log } from "../runtime/ports.ts";
import { addMessage } from "./add-message.ts";
import { branchConversation } from "./branch-conversation.ts";
import { chat } from "./chat.ts";
import { continueAnswer } from "./continue-answer.ts";
import { createConversation } from "./create-conversation.ts";
import { deleteConversation } from "./delete-conversation.ts";
import { deleteConversations } from "./delete-conversations.ts";
import { editAndResend } from "./edit-and-resend.ts";
import type { Generations } from "./generation/generations.ts";
import { getShownConversation } from "./get-own.ts";
import { countConversations, listConversations } from "./list-conversations.ts";
import { countMessages, listMessages } from "./list-messages.ts";
import type { ChangeFeed, ChatModels, GenerationLog, Retrieval, StopSignals } from "./ports.ts";
import { regenerateReply } from "./regenerate-reply.ts";
import { searchConversations } from "./search/search-conversations.ts";
import { sendMessage } from "./send-message.ts";
import { stopReply } from "./stop-reply.ts";
import type { TargetMemory } from "./target-memory.ts";
import { updateConversation } from "./update-conversation.ts";
import { updateConversations } from "./update-conversations.ts";
import { watchChanges } from "./watch-changes.ts";
import { watchReply } from "./watch-reply.ts";

export type ConversationLimits = {
  /** How long a silent owner keeps an answer. */
  leaseSeconds: number;
  /** How long an answer may be watched for that has not begun. */
  expectedSeconds: number;
};

export type ConversationDeps = {
  db: Database;
  clock: Clock;
  log: Log;
  /** Names this process on the calls that it owns; a UUID. */
  processId: string;
  limits: ConversationLimits;
  /** What the tiers allow. */
  plans: PlanBook;
  providers: ProviderDirectory;
  chatModels: ChatModels;
  generationLog: GenerationLog;
  stopSignals: StopSignals;
  changes: ChangeFeed;
  retrieval: Retrieval;
  generations: Generations;
  targets: TargetMemory;
};

export function createConversationService(deps: ConversationDeps): ConversationService {
  return {
    create: (actor, input) => createConversation(deps, actor, input),
    list: (actor, input) => listConversations(deps, actor, input),
    count: (actor, input) => countConversations(deps, actor, input),
    search: (actor, input) => searchConversations(deps, actor, input),
    get: (actor, { conversationId }) => getShownConversation(deps.db.prisma, actor, conversationId),
    update: (actor, input) => updateConversation(deps, actor, input),
    updateMany: (actor, input) => updateConversations(deps, actor, input),
    delete: (actor, input) => deleteConversation(deps, actor, input),
    deleteMany: (actor, input) => deleteConversations(deps, actor, input),
    messages: (actor, input) => listMessages(deps, actor, input),
    countMessages: (actor, input) => countMessages(deps, actor, input),
    addMessage: (actor, input) => addMessage(deps, actor, input),
    send: (actor, input) => sendMessage(deps, actor, input),
    chat: (actor, input, signal) => chat(deps, actor, input, signal),
    regenerate: (actor, input) => regenerateReply(deps, actor, input),
    editAndResend: (actor, input) => editAndResend(deps, actor, input),
    continue: (actor, input) => continueAnswer(deps, actor, input),
    branch: (actor, input) => branchConversation(deps, actor, input),
    onReply: (actor, input, signal) => watchReply(deps, actor, input, signal),
    onChange: (actor, input, signal) => watchChanges(deps, actor, input, signal),
    stop: (actor, input) => stopReply(deps, actor, input),
  };
}
