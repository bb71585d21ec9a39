export { createAuditService } from "./service.ts";
export { type AuditProgress, verifyAudit } from "./verify-audit.ts";
