import type { OrphanKind } from "@claw/contract";

/** Some that were found together. */
export type FoundOrphans = AsyncIterable<{ kind: OrphanKind; references: readonly string[] }>;
