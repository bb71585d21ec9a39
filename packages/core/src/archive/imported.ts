import type { ConversationType } from "@claw/contract";

/** A message as it is taken over; its ids are those of the file. */
export type ImportedMessage = {
  id: string;
  parentId: string | null;
  role: "system" | "user" | "assistant";
  content: string;
  reasoning: string;
  status: "complete" | "stopped" | "interrupted" | "failed";
  model: string | null;
  createdAt: Date;
};

/** What a file has of a conversation, whoever wrote it. Parents stand before what follows them, the branch in use last. */
export type ImportedConversation = {
  source: "claw" | "chatgpt";
  id: string;
  title: string;
  type: ConversationType;
  systemPrompt: string | null;
  model: string | null;
  createdAt: Date;
  lastActivityAt: Date;
  messages: ImportedMessage[];
  left: Left;
};

/** What was not taken over of it. */
export type Left = { attachments: number; hidden: number; cut: number };
