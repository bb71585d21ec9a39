import { Conversation, Message } from "@claw/contract";
import { z } from "zod";
import { Cost, costOf } from "./primitives.ts";

const fields = Conversation.shape;

export const RestConversation = z
  .object({
    id: fields.id,
    title: fields.title,
    status: fields.status,
    conversation_type: fields.type,
    model: fields.model,
    system_prompt: fields.systemPrompt,
    total_tokens: fields.totalTokens,
    total_cost: Cost,
    last_activity_at: fields.lastActivityAt,
    created_at: fields.createdAt,
    updated_at: fields.updatedAt,
  })
  .meta({ id: "Conversation" });

export function presentConversation(conversation: Conversation): z.infer<typeof RestConversation> {
  return {
    id: conversation.id,
    title: conversation.title,
    status: conversation.status,
    conversation_type: conversation.type,
    model: conversation.model,
    system_prompt: conversation.systemPrompt,
    total_tokens: conversation.totalTokens,
    total_cost: costOf(conversation.totalCost),
    last_activity_at: conversation.lastActivityAt,
    created_at: conversation.createdAt,
    updated_at: conversation.updatedAt,
  };
}

const parts = Message.shape;

export const RestMessage = z
  .object({
    id: parts.id,
    conversation_id: parts.conversationId,
    role: parts.role,
    content: parts.content,
    status: parts.status,
    tokens: z
      .number()
      .int()
      .meta({ description: "Prompt and completion together; 0 where no model was called" }),
    cost: Cost,
    created_at: parts.createdAt,
  })
  .meta({ id: "Message" });

export function presentMessage(message: Message): z.infer<typeof RestMessage> {
  return {
    id: message.id,
    conversation_id: message.conversationId,
    role: message.role,
    content: message.content,
    status: message.status,
    tokens: message.usage?.totalTokens ?? 0,
    cost: costOf(message.cost),
    created_at: message.createdAt,
  };
}

export const RestConversationDetail = RestConversation.extend({
  messages: z.array(RestMessage).meta({ description: "The latest 200, oldest first" }),
}).meta({ id: "ConversationDetail" });

export const RestAnswer = z
  .object({
    content: z.string(),
    message_id: parts.id,
    tokens: z.object({ prompt: z.number().int(), completion: z.number().int(), total: z.number().int() }),
    cost: Cost,
  })
  .meta({ id: "Answer" });

export function presentAnswer(reply: Message): z.infer<typeof RestAnswer> {
  const { promptTokens = 0, completionTokens = 0, totalTokens = 0 } = reply.usage ?? {};

  return {
    content: reply.content,
    message_id: reply.id,
    tokens: { prompt: promptTokens, completion: completionTokens, total: totalTokens },
    cost: costOf(reply.cost),
  };
}
