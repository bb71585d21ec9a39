import { DomainError, type Positioned, type ReplyEvent } from "@claw/contract";
import type { ReplyPosition } from "./ports.ts";

export const start: ReplyPosition = { reasoning: 0, text: 0 };

/** The id of the event after which a reader stands here. */
export function formatPosition({ reasoning, text }: ReplyPosition): string {
  return `${reasoning}.${text}`;
}

/** The id of the `done` event. */
export const endPosition = "end";

/** The inverse of {@link formatPosition}. INVALID_INPUT for an id that we never gave. */
export function parsePosition(eventId: string): ReplyPosition {
  const match = /^(\d{1,9})\.(\d{1,9})$/.exec(eventId);
  if (match) return { reasoning: Number(match[1]), text: Number(match[2]) };

  throw new DomainError("INVALID_INPUT", {
    message: "The last event id is not one of this answer's.",
    fields: [{ field: "lastEventId", message: "is not an event id of an answer" }],
  });
}

/** The events that carry a reader over new text; `position` moves along with them. */
export function* continueReply(
  position: ReplyPosition,
  { reasoning, text }: { reasoning: string; text: string },
): Generator<Positioned<ReplyEvent>> {
  if (reasoning !== "") {
    position.reasoning += reasoning.length;
    yield { id: formatPosition(position), event: { type: "reasoning", text: reasoning } };
  }
  if (text !== "") {
    position.text += text.length;
    yield { id: formatPosition(position), event: { type: "delta", text } };
  }
}
