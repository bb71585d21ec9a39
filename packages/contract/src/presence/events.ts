import type { Present } from "./schemas.ts";

/**
 * `all` replaces what was known; it comes first, and again where more was missed than is kept. `changed` says who is
 * new or different, and who has left. Several changes within a moment arrive as one event, the latest state of each.
 */
export type PresenceEvent =
  | { type: "all"; present: Present[] }
  | { type: "changed"; present: Present[]; left: string[] };
