import { setTimeout as wait } from "node:timers/promises";
import type { GenerationLog, ReplyPosition } from "@claw/core";
import fc from "fast-check";
import { expect } from "vitest";
import { ended, newMessageId, positionOf, sources, start } from "./answers.ts";
import { type StandInDatabase, watchWithDatabase } from "./watch-with-database.ts";

/** What can befall the store between two processes. */
export const disasters = ["loseConnections", "empty", "restart", "freeze"] as const;
export type Disaster = (typeof disasters)[number];

export type Ground = {
  /** The process that writes, then those that read. */
  logs: readonly GenerationLog[];
  befall(disaster: Disaster): Promise<void>;
};

type Step =
  | { do: "append"; text: string; reasoning: string }
  | { do: "checkpoint" }
  /** Sources are stored, then announced; once. */
  | { do: "ground" }
  /** A reader comes; it leaves after so many events and resumes with the last id, at the next process. */
  | { do: "attach"; leaveAfter: number; at: number }
  | { do: "wait"; milliseconds: number }
  | { do: "befall"; disaster: Disaster };

const piece = fc.string({ unit: "grapheme", maxLength: 20 });
const calm: { weight: number; arbitrary: fc.Arbitrary<Step> }[] = [
  { weight: 8, arbitrary: fc.record({ do: fc.constant("append" as const), text: piece, reasoning: piece }) },
  { weight: 2, arbitrary: fc.constant({ do: "checkpoint" as const }) },
  { weight: 1, arbitrary: fc.constant({ do: "ground" as const }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("attach" as const),
      leaveAfter: fc.integer({ min: 1, max: 4 }),
      at: fc.nat(3),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("wait" as const), milliseconds: fc.nat(60) }) },
];
const disaster: fc.Arbitrary<Step> = fc.record({
  do: fc.constant("befall" as const),
  disaster: fc.constantFrom(...disasters),
});

export function stepsOf(kind: "calm" | "stormy"): fc.Arbitrary<Step[]> {
  const choices = kind === "calm" ? calm : [...calm, { weight: 1, arbitrary: disaster }];

  return fc.array(fc.oneof(...choices), { minLength: 5, maxLength: 40 });
}

type Seen = { reasoning: string; text: string; sources: number; dones: number };

/** Writes an answer as the steps say; every reader must see it whole, once, with one done. */
export async function playAndCheck(ground: Ground, steps: readonly Step[]): Promise<void> {
  const [owner] = ground.logs;
  if (!owner) throw new Error("nobody writes");

  const messageId = newMessageId();
  const database: StandInDatabase = { checkpoint: { text: "", reasoning: "" }, sources: [], message: null };
  const writer = owner.open(messageId, database.checkpoint);
  const so = { text: "", reasoning: "" };
  const readers: Promise<Seen>[] = [];

  for (const step of steps) {
    switch (step.do) {
      case "append":
        so.text += step.text;
        so.reasoning += step.reasoning;
        writer.append(step);
        break;
      case "checkpoint":
        database.checkpoint = { ...so };
        break;
      case "ground":
        if (database.sources.length > 0) break;
        database.sources = sources;
        writer.announce(sources);
        break;
      case "attach":
        readers.push(readWithBreaks(ground.logs, database, messageId, step));
        break;
      case "wait":
        await wait(step.milliseconds);
        break;
      case "befall":
        await ground.befall(step.disaster);
        break;
    }
  }

  readers.push(readWithBreaks(ground.logs, database, messageId, { at: 1, leaveAfter: 2 }));
  await wait(5);
  database.message = ended(messageId, so);
  writer.close(database.message);

  for (const seen of await Promise.all(readers)) {
    expect(seen).toEqual({ ...so, sources: database.sources.length > 0 ? 1 : 0, dones: 1 });
  }
}

async function readWithBreaks(
  logs: readonly GenerationLog[],
  database: StandInDatabase,
  messageId: string,
  { at, leaveAfter }: { at: number; leaveAfter: number },
): Promise<Seen> {
  const seen: Seen = { reasoning: "", text: "", sources: 0, dones: 0 };
  let process = at;
  let from: ReplyPosition = start;

  for (;;) {
    const log = logs[process % logs.length];
    if (!log) throw new Error("nobody reads");

    let left = leaveAfter;
    for await (const { id, event } of watchWithDatabase(log, database, messageId, from)) {
      if (event.type === "reasoning") seen.reasoning += event.text;
      if (event.type === "delta") seen.text += event.text;
      if (event.type === "sources") seen.sources += 1;
      if (event.type === "done") {
        seen.dones += 1;
        return seen;
      }

      from = positionOf(id);
      expect(from).toEqual({
        reasoning: seen.reasoning.length,
        text: seen.text.length,
        hasSources: seen.sources > 0,
      });
      left -= 1;
      if (left === 0) break;
    }
    process += 1;
  }
}
