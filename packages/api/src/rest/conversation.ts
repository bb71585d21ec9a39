import {
  AddMessage,
  ConversationRef,
  CreateConversation,
  SendMessage,
  UpdateConversation,
} from "@claw/contract";
import { z } from "zod";
import {
  presentAnswer,
  presentConversation,
  presentMessage,
  RestAnswer,
  RestConversation,
  RestConversationDetail,
  RestMessage,
} from "./conversation-shape.ts";
import { endpoint } from "./endpoint.ts";
import { latestMessages } from "./latest-messages.ts";
import { orAbsent, paging, total } from "./primitives.ts";
import { router, signedInProcedure } from "./procedures.ts";

const id = ConversationRef.shape.conversationId;
const created = CreateConversation.shape;
const changed = UpdateConversation.shape;

const CreateBody = z.object({
  title: created.title.nullable(),
  conversation_type: created.type.nullable(),
  system_prompt: created.systemPrompt,
  model: created.model,
});

const UpdateBody = z.object({
  id,
  title: changed.title.nullable(),
  status: changed.status.nullable(),
  system_prompt: changed.systemPrompt,
  model: changed.model,
});

const ConversationList = z
  .object({ total, items: z.array(RestConversation) })
  .meta({ id: "ConversationList" });

const MessageList = z.object({ total, items: z.array(RestMessage) }).meta({ id: "MessageList" });

/** `user_message` is the query parameter of the replaced service; `message` in the body wins. */
const ChatBody = z
  .object({
    id,
    message: SendMessage.shape.content.optional(),
    user_message: SendMessage.shape.content.optional(),
  })
  .refine((body) => body.message !== undefined || body.user_message !== undefined, {
    path: ["message"],
    message: "is required",
  });

export const conversationRoutes = router({
  create: signedInProcedure
    .meta(
      endpoint("POST", "/conversations", {
        summary: "Begin a conversation",
        tag: "conversations",
        success: 201,
        errors: [422],
      }),
    )
    .input(CreateBody)
    .output(RestConversation)
    .mutation(async ({ ctx, input }) =>
      presentConversation(
        await ctx.app.conversation.create({
          title: orAbsent(input.title),
          type: orAbsent(input.conversation_type),
          // What a caller of this face leaves out is nothing, and not what its presets say.
          systemPrompt: input.system_prompt ?? null,
          model: input.model ?? null,
          knowledgeBaseIds: [],
        }),
      ),
    ),

  list: signedInProcedure
    .meta(
      endpoint("GET", "/conversations", {
        summary: "One's own conversations, newest activity first",
        tag: "conversations",
      }),
    )
    .input(z.object({ ...paging, status: changed.status }))
    .output(ConversationList)
    .query(async ({ ctx, input }) => {
      const [{ items }, total] = await Promise.all([
        ctx.app.conversation.list(input),
        ctx.app.conversation.count({ status: input.status }),
      ]);

      return { total, items: items.map(presentConversation) };
    }),

  get: signedInProcedure
    .meta(
      endpoint("GET", "/conversations/{id}", {
        summary: "A conversation with its latest messages",
        description:
          "`messages` holds the latest 200, oldest first; the rest is at `/conversations/{id}/messages`.",
        tag: "conversations",
      }),
    )
    .input(z.object({ id }))
    .output(RestConversationDetail)
    .query(async ({ ctx, input }) => {
      const conversation = await ctx.app.conversation.get({ conversationId: input.id });
      const messages = await latestMessages(ctx.app, input.id);

      return { ...presentConversation(conversation), messages: messages.map(presentMessage) };
    }),

  update: signedInProcedure
    .meta(
      endpoint("PUT", "/conversations/{id}", {
        summary: "Change a conversation",
        description:
          "What is left out stays; null for `model` returns to the default model, for `system_prompt` clears it.",
        tag: "conversations",
        errors: [422],
      }),
    )
    .input(UpdateBody)
    .output(RestConversation)
    .mutation(async ({ ctx, input }) =>
      presentConversation(
        await ctx.app.conversation.update({
          conversationId: input.id,
          title: orAbsent(input.title),
          status: orAbsent(input.status),
          systemPrompt: input.system_prompt,
          model: input.model,
        }),
      ),
    ),

  delete: signedInProcedure
    .meta(
      endpoint("DELETE", "/conversations/{id}", {
        summary: "Delete a conversation and everything below it",
        tag: "conversations",
        success: 204,
      }),
    )
    .input(z.object({ id }))
    .output(z.void())
    .mutation(async ({ ctx, input }) => {
      await ctx.app.conversation.delete({ conversationId: input.id });
    }),

  addMessage: signedInProcedure
    .meta(
      endpoint("POST", "/conversations/{id}/messages", {
        summary: "Store a message without calling a model",
        tag: "conversations",
        success: 201,
      }),
    )
    .input(z.object({ id, role: AddMessage.shape.role, content: AddMessage.shape.content }))
    .output(RestMessage)
    .mutation(async ({ ctx, input: { id, ...message } }) =>
      presentMessage(await ctx.app.conversation.addMessage({ conversationId: id, ...message })),
    ),

  messages: signedInProcedure
    .meta(
      endpoint("GET", "/conversations/{id}/messages", {
        summary: "Messages, oldest first",
        tag: "conversations",
      }),
    )
    .input(z.object({ id, ...paging }))
    .output(MessageList)
    .query(async ({ ctx, input: { id, ...page } }) => {
      const [{ items }, total] = await Promise.all([
        ctx.app.conversation.messages({ conversationId: id, ...page }),
        ctx.app.conversation.countMessages({ conversationId: id }),
      ]);

      return { total, items: items.map(presentMessage) };
    }),

  chat: signedInProcedure
    .meta(
      endpoint("POST", "/conversations/{id}/chat", {
        summary: "Ask, and wait for the whole answer",
        description: "Giving up waiting stops nothing: the answer is stored with the conversation.",
        tag: "conversations",
        query: ["user_message"],
        errors: [402, 422, 502, 504],
      }),
    )
    .input(ChatBody)
    .output(RestAnswer)
    .mutation(async ({ ctx, input }) => {
      const content = input.message ?? input.user_message ?? "";
      const { reply } = await ctx.app.conversation.chat({ conversationId: input.id, content });

      return presentAnswer(reply);
    }),
});
