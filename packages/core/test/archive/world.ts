import type { ChangeEvent } from "@claw/contract";
import { createArchiveService, deriveTicketKey, systemClock } from "@claw/core";
import { movableClock } from "../auth/movable-clock.ts";
import { windowRateLimiter } from "../auth/window-rate-limiter.ts";
import { openWorld as openConversationWorld } from "../conversation/world.ts";

/** Conversations, and the ways to take them along. */
export async function openWorld() {
  const world = await openConversationWorld();
  const told: ChangeEvent[] = [];
  const archive = createArchiveService({
    db: world.db,
    clock: systemClock,
    rateLimiter: windowRateLimiter(movableClock("2026-03-01T08:00:00.000Z")),
    changes: { publish: (_, event) => void told.push(event) },
    ticketKey: deriveTicketKey("a secret of the tests, of forty characters"),
  });

  return { ...world, archive, told, [Symbol.asyncDispose]: () => world[Symbol.asyncDispose]() };
}

export type World = Awaited<ReturnType<typeof openWorld>>;

export const fileOf = (content: unknown) =>
  new Blob([typeof content === "string" ? content : JSON.stringify(content)]);

type Part = string | { content_type: string };

/** A node of ChatGPT's export. */
export function node(
  id: string,
  parent: string | null,
  said: {
    role: string;
    parts?: Part[];
    type?: string;
    text?: string;
    hidden?: boolean;
    model?: string;
    /** Seconds since 1970; null: it says nothing of when. */
    at?: number | null;
  } | null,
) {
  const message = said && {
    author: { role: said.role },
    create_time: said.at === undefined ? 1_700_000_000.5 : said.at,
    content: { content_type: said.type ?? "text", parts: said.parts, text: said.text, language: "python" },
    recipient: "all",
    metadata: { is_visually_hidden_from_conversation: said.hidden ?? false, model_slug: said.model },
  };

  return [id, { id, parent, children: [], message }] as const;
}
