import type { Actor, UserActor } from "../actor.ts";
import type { ExportConversation, ExportTicket, ImportResult, TextFile } from "./schemas.ts";

/** Taking along what is one's own, and bringing it back. */
export interface ArchiveService {
  /** PAYLOAD_TOO_LARGE for a conversation of more than 20 MB: the export of everything has it. */
  exportConversation(actor: Actor, input: ExportConversation): Promise<TextFile>;
  /** RATE_LIMITED. */
  exportData(actor: Actor): Promise<ExportTicket>;
  /** Whose ticket it is. UNAUTHENTICATED for one that is over, forged, or of a session that has ended. */
  redeem(ticket: string, actor: Actor): Promise<UserActor>;
  /** Everything of the caller's own as JSON, piece by piece. */
  readAll(actor: UserActor): AsyncIterable<string>;
  /**
   * A file of ours, or `conversations.json` of ChatGPT. The same file again makes nothing twice. INVALID_INPUT for any
   * other file, and then nothing of it was taken over.
   */
  importFile(actor: Actor, file: Blob, signal?: AbortSignal): Promise<ImportResult>;
}
