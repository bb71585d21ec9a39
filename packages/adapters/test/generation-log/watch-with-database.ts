import { setTimeout as wait } from "node:timers/promises";
import type { Message, Positioned, ReplyEvent, Source } from "@claw/contract";
import {
  advance,
  endPosition,
  type GenerationLog,
  type ReplyPosition,
  type ReplyTexts,
  sourcesAt,
} from "@claw/core";

/** What the database knows of an answer: the text of a checkpoint, in the end the message. */
export type StandInDatabase = { checkpoint: ReplyTexts; sources: Source[]; message: Message | null };

/** As the core does it: from the log while it knows the answer, from the database where it does not. */
export async function* watchWithDatabase(
  log: GenerationLog,
  database: StandInDatabase,
  messageId: string,
  from: ReplyPosition,
): AsyncGenerator<Positioned<ReplyEvent>> {
  const position = { ...from };

  for (;;) {
    for await (const positioned of log.read(messageId, position)) {
      const { event } = positioned;
      if (event.type === "delta") position.text += event.text.length;
      if (event.type === "reasoning") position.reasoning += event.text.length;
      if (event.type === "sources") position.hasSources = true;
      yield positioned;
      if (event.type === "done") return;
    }

    const { checkpoint, message } = database;
    if (!position.hasSources && database.sources.length > 0) yield sourcesAt(position, database.sources);
    const { text, reasoning } = message
      ? { text: message.content, reasoning: message.reasoning }
      : checkpoint;
    yield* advance(position, {
      reasoning: reasoning.slice(position.reasoning),
      text: text.slice(position.text),
    });
    if (message) {
      yield { id: endPosition, event: { type: "done", message } };
      return;
    }

    await wait(5);
  }
}
