import type { ChangeEvent, UserActor } from "@claw/contract";
import type { World } from "./world.ts";

/** Watches until a conversation has a title of its own. */
export async function titleOf(
  { service }: Pick<World, "service">,
  person: UserActor,
  act: () => Promise<unknown>,
): Promise<string> {
  const leaving = new AbortController();
  const changes = service.onChange(person, {}, leaving.signal)[Symbol.asyncIterator]();
  const next = changes.next();
  await act();
  let result = await next;
  while (!result.done) {
    const event: ChangeEvent = result.value.event;
    if (event.type === "conversation" && event.conversation.titleSource !== "default") {
      leaving.abort();
      return event.conversation.title;
    }
    result = await changes.next();
  }
  throw new Error("no title came");
}
