import {
  AddMessage,
  BranchConversation,
  type ChangeEvent,
  Conversation,
  ConversationPage,
  ConversationRef,
  CountConversations,
  CreateConversation,
  DeleteConversations,
  Done,
  EditAndResend,
  Exchange,
  ExportConversation,
  FoundConversationPage,
  ImportResult,
  ListConversations,
  ListMessages,
  Message,
  MessagePage,
  MessageRef,
  RegenerateReply,
  type ReplyEvent,
  SearchConversations,
  SendMessage,
  Share,
  ShareConversation,
  TextFile,
  UpdateConversation,
  UpdateConversations,
  WatchChanges,
  WatchReply,
} from "@claw/contract";
import { z } from "zod";
import { eventsOf } from "./events-of.ts";
import { ImportForm } from "./import-form.ts";
import { trackEvents } from "./track-events.ts";
import { askingProcedure, memberProcedure, router } from "./trpc.ts";

const Count = z.number().int();

export const conversationRouter = router({
  create: memberProcedure
    .input(CreateConversation)
    .output(Conversation)
    .mutation(({ ctx, input }) => ctx.services.conversation.create(ctx.actor, input)),

  list: memberProcedure
    .input(ListConversations.optional())
    .output(ConversationPage)
    .query(({ ctx, input }) =>
      ctx.services.conversation.list(ctx.actor, input ?? ListConversations.parse({})),
    ),

  count: memberProcedure
    .input(CountConversations)
    .output(Count)
    .query(({ ctx, input }) => ctx.services.conversation.count(ctx.actor, input)),

  search: memberProcedure
    .input(SearchConversations)
    .output(FoundConversationPage)
    .query(({ ctx, input }) => ctx.services.conversation.search(ctx.actor, input)),

  get: memberProcedure
    .input(ConversationRef)
    .output(Conversation)
    .query(({ ctx, input }) => ctx.services.conversation.get(ctx.actor, input)),

  update: memberProcedure
    .input(UpdateConversation)
    .output(Conversation)
    .mutation(({ ctx, input }) => ctx.services.conversation.update(ctx.actor, input)),

  updateMany: memberProcedure
    .input(UpdateConversations)
    .output(z.array(Conversation))
    .mutation(({ ctx, input }) => ctx.services.conversation.updateMany(ctx.actor, input)),

  deleteMany: memberProcedure
    .input(DeleteConversations)
    .output(Done)
    .mutation(async ({ ctx, input }) => {
      await ctx.services.conversation.deleteMany(ctx.actor, input);
      return { ok: true };
    }),

  delete: memberProcedure
    .input(ConversationRef)
    .output(Done)
    .mutation(async ({ ctx, input }) => {
      await ctx.services.conversation.delete(ctx.actor, input);
      return { ok: true };
    }),

  messages: memberProcedure
    .input(ListMessages)
    .output(MessagePage)
    .query(({ ctx, input }) => ctx.services.conversation.messages(ctx.actor, input)),

  countMessages: memberProcedure
    .input(ConversationRef)
    .output(Count)
    .query(({ ctx, input }) => ctx.services.conversation.countMessages(ctx.actor, input)),

  addMessage: memberProcedure
    .input(AddMessage)
    .output(Message)
    .mutation(({ ctx, input }) => ctx.services.conversation.addMessage(ctx.actor, input)),

  send: askingProcedure
    .input(SendMessage)
    .output(Exchange)
    .mutation(({ ctx, input }) => ctx.services.conversation.send(ctx.actor, input)),

  chat: askingProcedure
    .input(SendMessage)
    .output(Exchange)
    .mutation(({ ctx, input, signal }) => ctx.services.conversation.chat(ctx.actor, input, signal)),

  regenerate: askingProcedure
    .input(RegenerateReply)
    .output(Exchange)
    .mutation(({ ctx, input }) => ctx.services.conversation.regenerate(ctx.actor, input)),

  editAndResend: askingProcedure
    .input(EditAndResend)
    .output(Exchange)
    .mutation(({ ctx, input }) => ctx.services.conversation.editAndResend(ctx.actor, input)),

  continue: askingProcedure
    .input(MessageRef)
    .output(Exchange)
    .mutation(({ ctx, input }) => ctx.services.conversation.continue(ctx.actor, input)),

  branch: memberProcedure
    .input(BranchConversation)
    .output(Conversation)
    .mutation(({ ctx, input }) => ctx.services.conversation.branch(ctx.actor, input)),

  onReply: memberProcedure
    .input(WatchReply)
    .output(eventsOf<ReplyEvent>())
    .subscription(({ ctx, input, signal }) =>
      trackEvents(ctx.services.conversation.onReply(ctx.actor, input, signal)),
    ),

  onChange: memberProcedure
    .input(WatchChanges.optional())
    .output(eventsOf<ChangeEvent>())
    .subscription(({ ctx, input, signal }) =>
      trackEvents(ctx.services.conversation.onChange(ctx.actor, input ?? {}, signal)),
    ),

  stop: memberProcedure
    .input(MessageRef)
    .output(Message)
    .mutation(({ ctx, input }) => ctx.services.conversation.stop(ctx.actor, input)),

  export: memberProcedure
    .input(ExportConversation)
    .output(TextFile)
    .query(({ ctx, input }) => ctx.services.archive.exportConversation(ctx.actor, input)),

  /** Takes FormData with one `file`, and over HTTP only. */
  import: memberProcedure
    .input(ImportForm)
    .output(ImportResult)
    .mutation(({ ctx, input, signal }) => ctx.services.archive.importFile(ctx.actor, input.file, signal)),

  share: memberProcedure
    .input(ShareConversation)
    .output(Share)
    .mutation(({ ctx, input }) => ctx.services.share.share(ctx.actor, input)),

  unshare: memberProcedure
    .input(ConversationRef)
    .output(Done)
    .mutation(async ({ ctx, input }) => {
      await ctx.services.share.unshare(ctx.actor, input);
      return { ok: true };
    }),

  shareOf: memberProcedure
    .input(ConversationRef)
    .output(Share.nullable())
    .query(({ ctx, input }) => ctx.services.share.shareOf(ctx.actor, input)),
});
