export type { ArchiveDeps } from "./deps.ts";
export { deriveTicketKey } from "./export-ticket.ts";
export { createArchiveService } from "./service.ts";
