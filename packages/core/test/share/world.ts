import type { AnonymousActor, UserActor } from "@claw/contract";
import { createShareService, createShareTokens, systemClock } from "@claw/core";
import { movableClock } from "../auth/movable-clock.ts";
import { windowRateLimiter } from "../auth/window-rate-limiter.ts";
import { openWorld as openConversationWorld } from "../conversation/world.ts";

export const stranger: AnonymousActor = {
  kind: "anonymous",
  origin: { address: "198.51.100.7", userAgent: null },
};

/** Conversations, and the links to them. */
export async function openWorld() {
  const world = await openConversationWorld();
  const share = createShareService({
    db: world.db,
    clock: systemClock,
    rateLimiter: windowRateLimiter(movableClock("2026-03-01T08:00:00.000Z")),
    tokens: createShareTokens("a secret of the tests, of forty characters"),
    publicUrl: "https://claw.example/",
  });

  return {
    ...world,
    share,
    /** A conversation with these texts in turn, a question first. Returns its id and those of its messages. */
    async tell(person: UserActor, texts: readonly string[], title = "一次谈话") {
      const { id: conversationId } = await world.service.create(person, { title });
      const messageIds: string[] = [];
      for (const [index, content] of texts.entries()) {
        const role = index % 2 === 0 ? "user" : "assistant";
        const { id } = await world.service.addMessage(person, { conversationId, role, content });
        messageIds.push(id);
      }

      return { conversationId, messageIds };
    },
    [Symbol.asyncDispose]: () => world[Symbol.asyncDispose](),
  };
}
