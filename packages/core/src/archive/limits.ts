import type { RateLimit } from "../auth/ports.ts";

const hour = 3600;

export const limits = {
  exportByPerson: { name: "export:person", limit: 20, windowSeconds: hour },
  importByPerson: { name: "import:person", limit: 60, windowSeconds: hour },
} as const satisfies Record<string, RateLimit>;

/** A conversation that is handed over in one answer, in UTF-16 units; about what a browser takes without a wait. */
export const longestFile = 20_000_000;
/** A message that comes from elsewhere, in UTF-16 units. */
export const longestMessage = 1_000_000;
/** A conversation that comes from elsewhere, as JSON, in UTF-16 units: it is in memory as a whole. */
export const longestConversation = 100_000_000;
/** Rows that are held in memory at a time. */
export const batchRows = 200;
