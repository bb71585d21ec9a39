export { createGathering, type Gathering } from "./in-process/gathering.ts";
export { inProcessPresence } from "./in-process/in-process-presence.ts";
export {
  type LeaseBook,
  type LeaseBookOptions,
  openLeaseBook,
  usualGatherMs,
} from "./in-process/lease-book.ts";
export type { ConversationAccess, Lease, Presence } from "./ports.ts";
export {
  createPresenceService,
  type PresenceDeps,
  type PresenceOptions,
  type PresenceTiming,
} from "./service.ts";
