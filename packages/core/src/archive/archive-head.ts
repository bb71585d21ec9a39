import { archiveFormat, archiveVersion } from "@claw/contract";

/** The beginning of a file of ours, up to its first list. */
export function archiveHead(now: Date): string {
  const head = {
    format: archiveFormat,
    version: archiveVersion,
    exportedAt: now.toISOString(),
    currency: "CNY",
  };

  return JSON.stringify(head).slice(0, -1);
}
