import type { Actor, PresenceState } from "@claw/contract";

/** One device of a person, as far as it is known to be there. Times are milliseconds of the clock in the deps. */
export type Lease = {
  /** Of the connection, or over HTTP of the session. */
  id: string;
  organizationId: string;
  userId: string;
  state: PresenceState;
  conversationId: string | null;
  /** In that conversation; 0 for one who does not type. */
  typingUntil: number;
  /** Null: until it is ended, or the process that holds it is known to be gone. */
  expiresAt: number | null;
};

/**
 * Who is there, in all processes. Nothing throws: what cannot be reached is not there, and what this process holds
 * always is. Writing the same lease again costs nothing; changes are gathered for a moment.
 */
export interface Presence {
  /** A lease that this process holds. */
  find(leaseId: string): Lease | null;
  /** Takes a lease, or puts a new state in the place of the old one. */
  hold(lease: Lease): void;
  end(leaseId: string): void;
  /** Those that have not expired. */
  list(organizationId: string): Promise<readonly Lease[]>;
  /** How many people are there in all organizations, each once. */
  countPeople(): number;
  /** Calls when the leases of an organization have changed, by the passing of time too. Returns what ends that. */
  watch(organizationId: string, heed: () => void): () => void;
}

/** Which conversations an actor may read. */
export interface ConversationAccess {
  /** NOT_FOUND for those that the actor may not. */
  requireReadable(actor: Actor, conversationId: string): Promise<void>;
}
