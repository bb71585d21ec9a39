import type { Gauged } from "../measure/gauge.ts";

/** Somebody who asks, on a connection of their own. */
export interface Reader extends AsyncDisposable {
  /** Makes ready for so many answers what is not part of answering. */
  prepare(answers: number): Promise<void>;
  /** Resolves when the answer is whole; rejects where it is not. */
  ask(question: string, onText: (piece: string) => void): Promise<void>;
}

/** A server that is measured. */
export type Subject = {
  /** Anew each time, since a database starts processes as it needs them. */
  gauged(): Gauged;
  openReader(index: number): Promise<Reader>;
  /** Throws where an answer was not stored as it should be. */
  verify?(): Promise<void>;
};

/** A server and those who read from it. */
export type Seat = { subject: Subject; readers: readonly Reader[] };

export const titles = {
  claw: "CLAW.AI, send + onReply",
  clawClient: "CLAW.AI through @trpc/client",
  raw: "raw relay, one frame a token",
  coalesced: "raw relay, one frame a turn",
  aiSdk: "AI SDK + resumable-stream",
} as const;

/** Seats as many readers at a server. They leave with `stack`. */
export async function openSeat(subject: Subject, count: number, stack: AsyncDisposableStack): Promise<Seat> {
  const readers = await Promise.all(Array.from({ length: count }, (_, index) => subject.openReader(index)));
  for (const reader of readers) stack.use(reader);

  return { subject, readers };
}

const preparingAtOnce = 8;

/** All readers, a few at a time: how a server takes a crowd of new conversations is not what is measured. */
export async function prepareAll(readers: readonly Reader[], answers: number): Promise<void> {
  const queue = readers.values();
  const prepare = async () => {
    for (const reader of queue) await reader.prepare(answers);
  };

  await Promise.all(Array.from({ length: preparingAtOnce }, prepare));
}
