import { type Actor, DomainError, type ExportConversation, type TextFile } from "@claw/contract";
import { getOwnConversation, getOwnMessage } from "../conversation/get-own.ts";
import { archiveHead } from "./archive-head.ts";
import type { ArchiveDeps } from "./deps.ts";
import { longestFile } from "./limits.ts";
import { writeConversation } from "./write-conversation.ts";
import { writeMarkdown } from "./write-markdown.ts";

export async function exportConversation(
  { db, clock }: ArchiveDeps,
  actor: Actor,
  { conversationId, format, messageId }: ExportConversation,
): Promise<TextFile> {
  const row = await getOwnConversation(db.prisma, actor, conversationId);
  const fileName = fileNameOf(row.title);

  switch (format) {
    case "json": {
      const pieces = writeConversation(db, row);
      const content = await joinBounded(pieces);
      return {
        fileName: `${fileName}.json`,
        mediaType: "application/json",
        content: `${archiveHead(clock.now())},"conversations":[\n${content}\n]}\n`,
      };
    }
    case "markdown": {
      const last = messageId === undefined ? null : await getOwnMessage(db.prisma, actor, messageId);
      if (last && last.conversationId !== conversationId) {
        throw new DomainError("NOT_FOUND", { message: "There is no such message." });
      }
      const content = await joinBounded(writeMarkdown(db, row, last?.id ?? null));
      return { fileName: `${fileName}.md`, mediaType: "text/markdown", content };
    }
  }
}

async function joinBounded(pieces: AsyncIterable<string>): Promise<string> {
  const parts: string[] = [];
  let length = 0;
  for await (const piece of pieces) {
    parts.push(piece);
    length += piece.length;
    if (length > longestFile) {
      throw new DomainError("PAYLOAD_TOO_LARGE", {
        message: "This conversation is too long for one answer. Export everything instead.",
      });
    }
  }

  return parts.join("");
}

/** What every file system takes, and still the title. */
function fileNameOf(title: string): string {
  const safe = title.replace(/[\p{Cc}\s\\/:*?"<>|]+/gu, " ").replace(/^[\s.]+|[\s.]+$/g, "");

  return safe.slice(0, 80).toWellFormed().trim() || "conversation";
}
