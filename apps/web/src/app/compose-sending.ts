import type { BrowserClient } from "@claw/client/browser";
import type { ConversationCache } from "../conversation/cache/conversation-cache.ts";
import type { DraftStore } from "../conversation/draft/draft-store.ts";
import { continueAnswer } from "../conversation/send/continue-answer.ts";
import { editMessage } from "../conversation/send/edit-message.ts";
import type { KeptQuestions } from "../conversation/send/kept-questions.ts";
import type { Outbox } from "../conversation/send/outbox.ts";
import { regenerateAnswer } from "../conversation/send/regenerate-answer.ts";
import type { SendDeps } from "../conversation/send/send-deps.ts";
import { sendMessage } from "../conversation/send/send-message.ts";
import { untilWorthIt, type WorthDeps } from "../conversation/send/until-worth-it.ts";
import type { BranchChoices } from "../conversation/tree/branch-choices.ts";
import type { Notices } from "../store/notices.ts";
import type { Sending } from "./app-context.ts";

/** A call that has no answer by then is made again; what it names makes that harmless. */
const patienceMs = 20_000;

export type SendingDeps = {
  browser: Pick<BrowserClient, "trpc" | "connection">;
  cache: ConversationCache;
  outbox: Outbox;
  kept: KeptQuestions;
  drafts: DraftStore;
  branches: BranchChoices;
  notices: Notices;
  onOnline: WorthDeps["onOnline"];
  after: WorthDeps["after"];
  onAsked(replyId: string): void;
  newId(): string;
};

/** The ways to ask, over the client's calls. */
export function composeSending({
  browser,
  onOnline,
  after,
  ...deps
}: SendingDeps): Sending & { deps: SendDeps } {
  const { conversation } = browser.trpc;
  const inTime = () => ({ signal: AbortSignal.timeout(patienceMs) });
  const sendDeps: SendDeps = {
    ...deps,
    calls: {
      create: (input) => conversation.create.mutate(input, inTime()),
      send: (input) => conversation.send.mutate(input, inTime()),
      editAndResend: (input) => conversation.editAndResend.mutate(input, inTime()),
      regenerate: (input) => conversation.regenerate.mutate(input, inTime()),
      continue: (input) => conversation.continue.mutate(input, inTime()),
    },
    untilWorthIt: untilWorthIt({ connection: browser.connection, onOnline, after }),
  };

  return {
    deps: sendDeps,
    send: (request) => sendMessage(sendDeps, request),
    edit: (message, content) => editMessage(sendDeps, message, content),
    regenerate: (order) => regenerateAnswer(sendDeps, order),
    continueAnswer: (message) => continueAnswer(sendDeps, message),
  };
}
