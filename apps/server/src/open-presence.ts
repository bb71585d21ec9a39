import { type News, redisPresence } from "@claw/adapters";
import type { ConversationService, PresenceService } from "@claw/contract";
import {
  steadyClock as clock,
  createPresenceService,
  inProcessPresence,
  type Log,
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
export function openPresence(parts: PresenceParts, stack: AsyncDisposableStack): PresenceService {
  const { db, log, timing, conversations, news } = parts;
  const presence =
    news === null
      ? stack.use(inProcessPresence({ clock }))
      : stack.use(redisPresence({ clock, news, leaseMs: timing.leaseMs }));

  return createPresenceService({
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
}
