import { type News, redisPresence } from "@claw/adapters";
import type { ConversationService, PresenceService } from "@claw/contract";
import {
  steadyClock as clock,
  createPresenceService,
  inProcessPresence,
  type Log,
  type Presence,
  type PresenceTiming,
} from "@claw/core";
import type { Database } from "@claw/db";

export type PresenceParts = {
  db: Database;
  log: Log;
  timing: PresenceTiming;
  conversations: ConversationService;
  /** Null where there is one process. */
  news: News | null;
};

/** Who is there, in all processes where there are several. */
export function openPresence(
  parts: PresenceParts,
  stack: AsyncDisposableStack,
): { service: PresenceService; presence: Presence } {
  const { db, log, timing, conversations, news } = parts;
  const presence =
    news === null
      ? stack.use(inProcessPresence({ clock }))
      : stack.use(redisPresence({ clock, news, leaseMs: timing.leaseMs }));

  const service = createPresenceService({
    db,
    clock,
    log,
    timing,
    presence,
    conversations: {
      // Whoever gets a conversation may read it.
      async requireReadable(actor, conversationId) {
        await conversations.get(actor, { conversationId });
      },
    },
  });

  return { service, presence };
}
