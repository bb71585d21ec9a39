import type { PresenceService } from "@claw/contract";
import type { Database } from "@claw/db";
import type { Clock, Log } from "../runtime/ports.ts";
import { requireMember } from "../runtime/require-actor.ts";
import { listActive } from "./list-active.ts";
import { createNames, type Names } from "./names.ts";
import type { ConversationAccess, Presence } from "./ports.ts";
import { createRooms, type Rooms } from "./rooms.ts";
import { setPresence } from "./set-presence.ts";
import { watchPresence } from "./watch-presence.ts";

/** In milliseconds. */
export type PresenceTiming = { typingMs: number; leaseMs: number };

export type PresenceOptions = {
  db: Database;
  /** The same as the leases' own. */
  clock: Clock;
  log: Log;
  timing: PresenceTiming;
  presence: Presence;
  conversations: ConversationAccess;
};

export type PresenceDeps = PresenceOptions & { rooms: Rooms; names: Names };

export function createPresenceService(options: PresenceOptions): PresenceService {
  const { presence } = options;
  const deps: PresenceDeps = { ...options, rooms: createRooms(options), names: createNames(options) };

  return {
    arrive(actor, connectionId) {
      const { organizationId, userId } = requireMember(actor);
      const alone = { conversationId: null, typingUntil: 0, expiresAt: null };
      presence.hold({ id: connectionId, organizationId, userId, state: "online", ...alone });
    },
    leave: (connectionId) => presence.end(connectionId),
    set: (actor, input, connectionId) => setPresence(deps, actor, input, connectionId),
    active: (actor, input) => listActive(deps, actor, input),
    onPresence: (actor, input, signal) => watchPresence(deps, actor, input, signal),
  };
}
