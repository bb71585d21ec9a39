import { toFailure } from "@claw/client/browser";
import type { Conversation, ExportConversation } from "@claw/contract";
import { saveFile } from "@claw/ui/save-file";
import { useApp } from "../../app/app-context.ts";

/** Takes a conversation along as a file: Markdown to read the branch that is looked at, JSON to import all of it. */
export function useSaveConversation(conversation: Conversation, lastMessageId: string | null) {
  const { browser, notices } = useApp();

  return async (format: ExportConversation["format"]): Promise<void> => {
    const branch = format === "markdown" && lastMessageId !== null ? { messageId: lastMessageId } : {};
    try {
      const order = { conversationId: conversation.id, format, ...branch };
      const { fileName, content, mediaType } = await browser.trpc.conversation.export.query(order);
      saveFile(fileName, content, `${mediaType};charset=utf-8`);
    } catch (error) {
      notices.tell("conversation.exportFailed", toFailure(error));
    }
  };
}
