import { DomainError, type Positioned, type ReplyEvent } from "@claw/contract";
import type { ReplyPosition, ReplyTexts } from "./ports.ts";
import { isHighSurrogate } from "./well-formed.ts";

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

/** Moves a position behind an event. */
export function passed(position: ReplyPosition, event: ReplyEvent): void {
  if (event.type === "delta") position.text += event.text.length;
  if (event.type === "reasoning") position.reasoning += event.text.length;
}

/**
 * The most UTF-16 units in one event. A reader that comes late gets what it lacks in events of this size, so that a
 * socket that stops reading holds one of them and not the rest of the answer.
 */
const maxEventLength = 16_384;

/** The events that carry a reader over new text; `position` moves along with them. */
export function* advance(
  position: ReplyPosition,
  { reasoning, text }: ReplyTexts,
): Generator<Positioned<ReplyEvent>> {
  for (const piece of slices(reasoning)) {
    position.reasoning += piece.length;
    yield { id: formatPosition(position), event: { type: "reasoning", text: piece } };
  }
  for (const piece of slices(text)) {
    position.text += piece.length;
    yield { id: formatPosition(position), event: { type: "delta", text: piece } };
  }
}

/** Cuts a text between characters, never within a surrogate pair. */
function* slices(text: string): Generator<string> {
  let start = 0;
  while (text.length - start > maxEventLength) {
    const end = start + maxEventLength;
    const isWithinPair = isHighSurrogate(text.charCodeAt(end - 1));
    const piece = text.slice(start, isWithinPair ? end - 1 : end);
    yield piece;
    start += piece.length;
  }
  if (text.length > start) yield text.slice(start);
}
