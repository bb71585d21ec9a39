export { createAuditService } from "./service.ts";
export { verifyAudit } from "./verify-audit.ts";
