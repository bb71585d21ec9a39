import type { Actor, PresenceEvent, PresenceView } from "@claw/contract";
import { getView } from "./get-view.ts";
import { presentPeople } from "./present-people.ts";
import type { PresenceDeps } from "./service.ts";

/** The whole picture, then what changes. NOT_FOUND for a conversation that the actor may not read. */
export async function* watchPresence(
  deps: PresenceDeps,
  actor: Actor,
  input: PresenceView,
  signal?: AbortSignal,
): AsyncGenerator<PresenceEvent> {
  const view = await getView(deps, actor, input);

  for await (const news of deps.rooms.watch(view, signal)) {
    const present = await presentPeople(deps.names, news.seats);
    yield news.type === "all" ? { type: "all", present } : { type: "changed", present, left: news.left };
  }
}
