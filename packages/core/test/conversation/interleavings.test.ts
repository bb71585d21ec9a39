import { randomUUID } from "node:crypto";
import { setImmediate as turn } from "node:timers/promises";
import type { Message, ReplyEvent, UserActor } from "@claw/contract";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type DrivenChatModel, drivenChatModel } from "./driven-chat-model.ts";
import { mortalDatabase } from "./mortal-database.ts";
import { openProcess, openProcessWith, openWorld, type World } from "./world.ts";

type Process = ReturnType<typeof openProcessWith<DrivenChatModel>>;

const readers = [0, 1, 2] as const;
type ReaderNumber = (typeof readers)[number];

type Step =
  | { do: "append"; to: "text" | "reasoning"; length: number }
  | { do: "attach" | "detach" | "resume"; reader: ReaderNumber }
  | { do: "turn" };

type Script = {
  text: string;
  reasoning: string;
  steps: Step[];
  ending: "end" | "fail" | "stop" | "crash";
  /** Whether somebody goes on in an answer that did not end by itself. */
  continues: boolean;
};

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("append" as const),
      to: fc.constantFrom("text" as const, "text" as const, "reasoning" as const),
      length: fc.integer({ min: 1, max: 12 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom("attach" as const, "detach" as const, "resume" as const),
      reader: fc.constantFrom(...readers),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("turn" as const) }) },
);

/** Characters of one and of two UTF-16 units: pieces are cut anywhere, between their halves as well. */
const words = fc.string({ unit: fc.constantFrom("字", "😀", "a", "𠮷", " "), minLength: 40, maxLength: 200 });

const script: fc.Arbitrary<Script> = fc.record({
  text: words,
  reasoning: words,
  steps: fc.array(step, { minLength: 5, maxLength: 40 }),
  ending: fc.constantFrom("end", "end", "fail", "stop", "stop", "crash"),
  continues: fc.boolean(),
});

let world: World;
let survivor: Process;
/** Ends what the dead leave; its own lease is short, so it looks often. */
let sweeper: ReturnType<typeof openProcess>;
beforeAll(async () => {
  world = await openWorld();
  survivor = openProcessWith(drivenChatModel(), world.db);
  sweeper = openProcess(world.db, { leaseSeconds: 1 });
});
afterAll(async () => {
  await survivor[Symbol.asyncDispose]();
  await sweeper[Symbol.asyncDispose]();
  await world[Symbol.asyncDispose]();
});

test("however appends, readers that come, go and come back, stops and crashes interleave: no gap, no repeat, one `done` each, nothing left streaming", async () => {
  const batch = fc.array(script, { minLength: 30, maxLength: 30 });

  await fc.assert(
    fc.asyncProperty(batch, async (scripts) => {
      // All at once: what they wait for is the same lease.
      const outcomes = await Promise.allSettled(scripts.map(play));
      const failures = outcomes.flatMap((outcome, index) =>
        outcome.status === "rejected" ? [{ script: scripts[index], failure: outcome.reason }] : [],
      );
      expect(failures).toEqual([]);

      const { rows } = await world.db.pool.query(
        "SELECT id FROM messages WHERE status = 'streaming' UNION ALL SELECT id FROM llm_calls WHERE state IN ('reserved', 'streaming')",
      );
      expect(rows).toEqual([]);
    }),
    { numRuns: 3, endOnFailure: true },
  );
}, 60_000);

async function play({ text, reasoning, steps, ending, continues }: Script): Promise<void> {
  const person = await world.person();
  const database = mortalDatabase(world.db);
  const owner: Process =
    ending === "crash" ? openProcessWith(drivenChatModel(), database, { leaseSeconds: 1.5 }) : survivor;
  const question = randomUUID();
  const { id: conversationId } = await world.service.create(person, { title: "题" });
  const speech = owner.chatModel.speak(question);
  const { reply } = await owner.service.send(person, { conversationId, content: question });
  const watching = readers.map(() => createWatcher(person, reply.id));
  const said = { text: 0, reasoning: 0 };
  const whole = { text, reasoning };

  for (const each of steps) {
    if (each.do === "append") {
      const piece = whole[each.to].slice(said[each.to], said[each.to] + each.length);
      said[each.to] += piece.length;
      speech.say(each.to === "text" ? { text: piece } : { reasoning: piece });
    } else if (each.do === "turn") {
      await turn();
    } else {
      const watcher = watching[each.reader];
      if (each.do !== "attach") await watcher?.detach();
      if (each.do !== "detach") watcher?.attach(owner);
    }
  }

  if (ending === "end") {
    speech.say({ text: text.slice(said.text) });
    speech.say({ reasoning: reasoning.slice(said.reasoning) });
    speech.end();
  }
  if (ending === "fail") speech.fail(new Error("the model fell over"));
  if (ending === "stop") await survivor.service.stop(person, { messageId: reply.id });
  if (ending === "crash") database.die();
  for (const watcher of watching) {
    if (ending === "crash") await watcher.detach();
    watcher.attach(survivor);
  }

  const ends = await Promise.all(watching.map((watcher) => watcher.done()));
  for (const [index, end] of ends.entries()) {
    expect(end.status).toBe(
      { end: "complete", fail: "failed", stop: "stopped", crash: "interrupted" }[ending],
    );
    const seen = watching[index]?.texts() ?? { text: "", reasoning: "" };
    expectToAgree(seen, end, ending === "crash");
    expectBeginning(end.content, text);
    expectBeginning(end.reasoning, reasoning);
    if (ending === "end") expect([end.content, end.reasoning]).toEqual([text, reasoning]);
  }

  if (ending !== "end" && continues) await goOn(person, reply.id, question);
}

/** The rest of an answer that did not end by itself, in the process that lives. */
async function goOn(person: UserActor, messageId: string, question: string): Promise<void> {
  const speech = survivor.chatModel.speak(question);
  const { reply: before } = await survivor.service.continue(person, { messageId });
  const watching = readers.map(() => createWatcher(person, messageId));
  watching[0]?.attach(survivor);
  watching[1]?.attach(survivor, `${before.reasoning.length}.${before.content.length}`);
  speech.say({ text: "，接着" });
  await turn();
  speech.say({ text: "说。" });
  speech.end();
  watching[2]?.attach(survivor);

  const ends = await Promise.all(watching.map((watcher) => watcher.done()));
  for (const end of ends) {
    expect(end).toMatchObject({ status: "complete", content: `${before.content}，接着说。` });
  }
  expect(watching[0]?.texts().text).toBe(`${before.content}，接着说。`);
  expect(watching[1]?.texts().text).toBe("，接着说。");
  expect(watching[2]?.texts().text).toBe(`${before.content}，接着说。`);
}

/** A client that takes each event once, and goes on after the last one that it took. */
function createWatcher(person: UserActor, messageId: string) {
  const texts = { text: "", reasoning: "" };
  const ended = Promise.withResolvers<Message>();
  let lastEventId: string | undefined;
  let isDone = false;
  let leaving = new AbortController();
  let reading: Promise<void> | null = null;
  let failure: unknown = null;
  let from = { text: 0, reasoning: 0 };

  async function read(process: Process, signal: AbortSignal): Promise<void> {
    const input = lastEventId === undefined ? { messageId } : { messageId, lastEventId };
    for await (const { id, event } of process.service.onReply(person, input, signal)) {
      if (signal.aborted) return;
      lastEventId = id;
      take(id, event);
    }
    if (!signal.aborted && !isDone) throw new Error("the events ended without `done`");
  }

  function take(id: string, event: ReplyEvent): void {
    if (isDone) throw new Error("an event after `done`");
    if (event.type === "done") {
      isDone = true;
      ended.resolve(event.message);
      return;
    }

    if (event.type === "delta") texts.text += event.text;
    if (event.type === "reasoning") texts.reasoning += event.text;
    const position = `${from.reasoning + texts.reasoning.length}.${from.text + texts.text.length}`;
    if (id !== position) throw new Error(`event ${id} left the reader at ${position}`);
  }

  return {
    texts: () => texts,
    /** When it has read on to the end of the events: another could follow `done`. */
    async done() {
      const message = await ended.promise;
      await reading;
      if (failure) throw failure;

      return message;
    },
    attach(process: Process, after?: string) {
      if (reading !== null) return;
      if (after !== undefined) {
        lastEventId = after;
        const [thought = 0, written = 0] = after.split(".").map(Number);
        from = { reasoning: thought, text: written };
      }
      leaving = new AbortController();
      reading = read(process, leaving.signal).catch((error: unknown) => {
        failure = error;
        ended.reject(error);
      });
    },
    async detach() {
      leaving.abort();
      await reading;
      reading = null;
    },
  };
}

/** What was read is what was kept; after a crash one of them may be longer. */
function expectToAgree(seen: { text: string; reasoning: string }, end: Message, isLoose: boolean): void {
  if (!isLoose) {
    expect([seen.text, seen.reasoning]).toEqual([end.content, end.reasoning]);
    return;
  }

  expect(seen.text.startsWith(end.content) || end.content.startsWith(seen.text)).toBe(true);
  expect(seen.reasoning.startsWith(end.reasoning) || end.reasoning.startsWith(seen.reasoning)).toBe(true);
}

/** The last character may have been cut in half; it is replaced then. */
function expectBeginning(kept: string, whole: string): void {
  expect(whole.startsWith(kept.replace(/\ufffd$/, ""))).toBe(true);
}
