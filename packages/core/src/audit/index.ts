export { createAuditService } from "./service.ts";
export { followAudit } from "./verify-audit.ts";
