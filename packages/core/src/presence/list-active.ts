import type { ActivePeople, Actor, PresenceView } from "@claw/contract";
import { findSeats } from "./find-seats.ts";
import { getView } from "./get-view.ts";
import { presentPeople } from "./present-people.ts";
import type { PresenceDeps } from "./service.ts";

/** Who is there now. NOT_FOUND for a conversation that the actor may not read. */
export async function listActive(
  deps: PresenceDeps,
  actor: Actor,
  input: PresenceView,
): Promise<ActivePeople> {
  const { organizationId, conversationId } = await getView(deps, actor, input);
  const leases = await deps.presence.list(organizationId);
  const seats = findSeats(leases, conversationId, deps.clock.now().getTime());
  const items = await presentPeople(deps.names, [...seats]);

  return { total: items.length, items };
}
