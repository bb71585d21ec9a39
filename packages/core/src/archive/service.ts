import type { ArchiveService } from "@claw/contract";
import { recordAuditEvent } from "../audit/record-audit-event.ts";
import type { ArchiveDeps } from "./deps.ts";
import { exportConversation } from "./export-conversation.ts";
import { issueTicket, redeemTicket } from "./export-ticket.ts";
import { importFile } from "./import-file.ts";
import { writeEverything } from "./write-everything.ts";

export function createArchiveService(deps: ArchiveDeps): ArchiveService {
  return {
    exportConversation: (actor, input) => exportConversation(deps, actor, input),
    exportData: (actor) => issueTicket(deps, actor),
    redeem: (ticket, actor) => redeemTicket(deps, ticket, actor),
    async *readAll(actor) {
      const { userId, organizationId, origin } = actor;
      const at = deps.clock.now();
      const entry = { action: "data_exported", outcome: "ok", origin, userId, organizationId, at } as const;
      await recordAuditEvent(deps.db.prisma, entry);
      yield* writeEverything(deps, actor);
    },
    importFile: (actor, file, signal) => importFile(deps, actor, file, signal),
  };
}
