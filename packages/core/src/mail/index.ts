export type { MailServer, Outbox, StoredMail } from "./ports.ts";
export { createMailService, type MailDeps } from "./service.ts";
