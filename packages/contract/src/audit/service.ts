import type { Actor } from "../actor.ts";
import type { AuditCheck, AuditFile, AuditPage, AuditReport, ExportAudit, ListAudit } from "./schemas.ts";

/** The record of what was done. Operators only, all of it. */
export interface AuditService {
  list(actor: Actor, input: ListAudit): Promise<AuditPage>;
  /** What `list` would give, in one file. */
  export(actor: Actor, input: ExportAudit): Promise<AuditFile>;
  /** Follows every chain from its first link to its last. */
  verify(actor: Actor): Promise<AuditReport>;
  /** The same, telling how far it has come; ends with `done`, or with the signal. */
  onVerify(actor: Actor, signal?: AbortSignal): AsyncIterable<AuditCheck>;
}
