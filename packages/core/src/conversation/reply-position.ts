import { DomainError, type Positioned, type ReplyEvent, type Source } from "@claw/contract";
import type { ReplyPosition, ReplyTexts } from "./ports.ts";
import { isHighSurrogate } from "./well-formed.ts";

export const start: ReplyPosition = { reasoning: 0, text: 0, hasSources: false };

/** The id of the event after which a reader stands here; `.s` where it has heard of the sources. */
export function formatPosition({ reasoning, text, hasSources }: ReplyPosition): string {
  return hasSources ? `${reasoning}.${text}.s` : `${reasoning}.${text}`;
}

/** The id of the `done` event. */
export const endPosition = "end";

/** The inverse of {@link formatPosition}. INVALID_INPUT for an id that we never gave. */
export function parsePosition(eventId: string): ReplyPosition {
  const match = /^(\d{1,9})\.(\d{1,9})(\.s)?$/.exec(eventId);
  if (match)
    return { reasoning: Number(match[1]), text: Number(match[2]), hasSources: match[3] !== undefined };

  throw new DomainError("INVALID_INPUT", {
    message: "The last event id is not one of this answer's.",
    fields: [{ field: "lastEventId", message: "is not an event id of an answer" }],
  });
}

/** Moves a position behind an event. */
export function passed(position: ReplyPosition, event: ReplyEvent): void {
  if (event.type === "delta") position.text += event.text.length;
  if (event.type === "reasoning") position.reasoning += event.text.length;
  if (event.type === "sources") position.hasSources = true;
}

/**
 * The most UTF-16 units in one event. A reader that comes late gets what it lacks in events of this size, so that a
 * socket that stops reading holds one of them and not the rest of the answer.
 */
export const longestEvent = 16_384;

/** The beginning of a text that one event carries, cut between characters and never within a surrogate pair. */
export function cutToEvent(text: string): string {
  if (text.length <= longestEvent) return text;

  const isWithinPair = isHighSurrogate(text.charCodeAt(longestEvent - 1));
  return text.slice(0, isWithinPair ? longestEvent - 1 : longestEvent);
}

/** The event that carries a reader over a piece of new text; the position moves along. */
export function eventAt(
  position: ReplyPosition,
  type: "delta" | "reasoning",
  text: string,
): Positioned<ReplyEvent> {
  if (type === "delta") position.text += text.length;
  else position.reasoning += text.length;

  return { id: formatPosition(position), event: { type, text } };
}

/** The event that tells a reader of the sources, without their texts; the position moves along. */
export function sourcesAt(position: ReplyPosition, sources: readonly Source[]): Positioned<ReplyEvent> {
  position.hasSources = true;
  const told = sources.map((source) => ({ ...source, content: "" }));

  return { id: formatPosition(position), event: { type: "sources", sources: told } };
}

/** The events that carry a reader over new texts of any length; the position moves along with them. */
export function* advance(
  position: ReplyPosition,
  { reasoning, text }: ReplyTexts,
): Generator<Positioned<ReplyEvent>> {
  for (const piece of slices(reasoning)) yield eventAt(position, "reasoning", piece);
  for (const piece of slices(text)) yield eventAt(position, "delta", piece);
}

function* slices(text: string): Generator<string> {
  let rest = text;
  while (rest !== "") {
    const piece = cutToEvent(rest);
    yield piece;
    rest = rest.slice(piece.length);
  }
}
