import type { Actor } from "../actor.ts";
import type { PresenceEvent } from "./events.ts";
import type { ActivePeople, PresenceView, SetPresence } from "./schemas.ts";

/** Nobody sees beyond their organization; a conversation that the caller may not read is NOT_FOUND. */
export interface PresenceService {
  /** A socket has signed in: its person is online until `leave`. */
  arrive(actor: Actor, connectionId: string): void;
  /** The socket is gone. Harmless for one that never arrived. */
  leave(connectionId: string): void;
  /**
   * Says more about this connection, or, with null, about this session, until its lease expires.
   * INVALID_INPUT for typing in no conversation.
   */
  set(actor: Actor, input: SetPresence, connectionId: string | null): Promise<void>;
  active(actor: Actor, input: PresenceView): Promise<ActivePeople>;
  /** The whole picture first, then what changes, until the signal. */
  onPresence(actor: Actor, input: PresenceView, signal?: AbortSignal): AsyncIterable<PresenceEvent>;
}
