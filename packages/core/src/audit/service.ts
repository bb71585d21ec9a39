import type { AuditService } from "@claw/contract";
import type { Database } from "@claw/db";
import type { Clock } from "../runtime/ports.ts";
import { requireOperator } from "../runtime/require-actor.ts";
import { exportAudit } from "./export-audit.ts";
import { listAudit } from "./list-audit.ts";
import { followAudit, type VerifyDeps, verifyAudit } from "./verify-audit.ts";

export type AuditDeps = { db: Database; clock: Clock } & Pick<VerifyDeps, "linksAtOnce">;

export function createAuditService(deps: AuditDeps): AuditService {
  return {
    list: (actor, input) => listAudit(deps, actor, input),
    export: (actor, input) => exportAudit(deps, actor, input),
    async verify(actor) {
      requireOperator(actor);

      return verifyAudit(deps);
    },
    onVerify(actor, signal) {
      requireOperator(actor);

      return followAudit(deps, signal);
    },
  };
}
