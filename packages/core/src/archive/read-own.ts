import { ArchivedConversation, defaultTitle, maxSystemPromptLength } from "@claw/contract";
import { cleanText, cleanTitle } from "./clean-text.ts";
import type { ImportedConversation, ImportedMessage } from "./imported.ts";
import { orderMessages } from "./order-messages.ts";

/** A conversation in a file of ours. Throws a ZodError for what is none. */
export function readOwn(value: unknown): ImportedConversation {
  const archived = ArchivedConversation.parse(value);
  const left = { attachments: 0, hidden: 0, cut: 0 };
  const messages = archived.messages.map(
    ({ createdAt, status, content, reasoning, ...message }): ImportedMessage => ({
      ...message,
      content: cleanText(content, left),
      reasoning: cleanText(reasoning, left),
      status: status === "streaming" ? "interrupted" : status,
      createdAt: new Date(createdAt),
    }),
  );

  return {
    source: "claw",
    id: archived.id,
    title: cleanTitle(archived.title) ?? defaultTitle,
    type: archived.type,
    systemPrompt:
      archived.systemPrompt && cleanText(archived.systemPrompt, left).slice(0, maxSystemPromptLength),
    model: archived.model,
    createdAt: new Date(archived.createdAt),
    lastActivityAt: new Date(archived.lastActivityAt),
    messages: orderMessages(messages, messages.at(-1)?.id ?? null),
    left,
  };
}
