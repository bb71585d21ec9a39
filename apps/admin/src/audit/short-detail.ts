import type { AuditEvent } from "@claw/contract";

/** What an event says beside who and what, in one line. */
export function shortDetail(detail: AuditEvent["detail"]): string {
  return Object.entries(detail)
    .map(([name, value]) => `${name}: ${typeof value === "string" ? value : JSON.stringify(value)}`)
    .join(" · ");
}
