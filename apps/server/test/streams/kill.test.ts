import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Chance, chanceOf, seeded } from "./chance.ts";
import { expectAllSettledOnce } from "./expect-settled.ts";
import { type Ground, openGround } from "./ground.ts";
import { createConversation, register } from "./person.ts";
import { piecesFor, questionIn } from "./scripted-text.ts";
import { type Asked, askUntilDone } from "./stubborn-client.ts";
import { createSuccession, type Succession } from "./succession.ts";

/** Where the one answer is for whose sake the server is killed; the others are wherever they are. */
const moments = [
  "while the question is sent",
  "when the provider is asked",
  "at the first token",
  "in mid-stream",
  "at the settlement",
  "after the end",
] as const;
const killsEach = 5;
const kills = moments.length * killsEach;
const bystanders = 5;
/** Servers that die beside each other on one database: one's death is swept by the others. */
const lanes = 2;

type Pace = { pieces: number; pauseMs: number };

/** Some end before their first checkpoint, some have had two. */
const paces: readonly [Pace, ...Pace[]] = [
  { pieces: 30, pauseMs: 4 },
  { pieces: 150, pauseMs: 8 },
];
const paceOf = (question: string) => chanceOf(`pace of ${question}`).pick(paces);
const piecesOf = (question: string) => piecesFor(question, paceOf(question).pieces);

let ground: Ground;
beforeAll(async () => {
  ground = await openGround();
  ground.provider.usually((request) => ({
    pieces: piecesOf(questionIn(request)),
    pauseMs: paceOf(questionIn(request)).pauseMs,
    usage: { prompt_tokens: 1000, completion_tokens: 500 },
  }));
});
afterAll(() => ground[Symbol.asyncDispose]());

test(`after \`kill -9\` at ${kills} random moments every answer is whole or interrupted, and charged once for what was kept ${seeded}`, {
  timeout: 240_000,
}, async () => {
  const asked = (await Promise.all(Array.from({ length: lanes }, (_, lane) => killInTurn(lane)))).flat();

  for (const one of asked) await expectSound(one);
  expect(asked).toHaveLength(kills * (bystanders + 1));
  await expectAllSettledOnce(ground.db);
});

/** One lane's share of the kills. Its clients outlive its servers and end with the last one. */
async function killInTurn(lane: number): Promise<Asked[]> {
  const servers = createSuccession();
  const first = await ground.start();
  let next = Promise.resolve(first);
  const people = await Promise.all(Array.from({ length: 5 }, () => register(first.url)));
  const asked: Asked[] = [];
  const clients: Promise<void>[] = [];
  const failures: unknown[] = [];
  const follow = (client: Promise<void>) =>
    void clients.push(client.catch((failure: unknown) => void failures.push(failure)));

  for (let kill = lane; kill < kills; kill += lanes) {
    const server = await next;
    servers.begin(server);
    // While this one lives: its start is most of the time that a death takes.
    next = ground.start();
    const person = people[Math.floor(kill / lanes) % people.length];
    if (!person) throw new Error("nobody asks");
    const begun = await Promise.all(
      Array.from({ length: bystanders + 1 }, async (_, index) => {
        const conversationId = await createConversation(server.url, person);
        const question = {
          conversationId,
          content: `kill ${kill} question ${index}`,
          messageId: randomUUID(),
        };
        return { person, question, exchange: null, reader: null };
      }),
    );
    asked.push(...begun);

    const chance = chanceOf(`kill ${kill}`);
    const [chosen, ...others] = begun;
    if (!chosen) throw new Error("nothing is asked");
    for (const one of others) follow(pause(chance.below(200)).then(() => askUntilDone(one, servers)));
    await pause(chance.below(200));
    const { moment, client } = askForMoment(chosen, servers, moments[kill % moments.length], chance);
    follow(client);
    await moment;
    await servers.kill();
  }

  servers.begin(await next);
  await Promise.all(clients);
  expect(failures).toEqual([]);

  return asked;
}

/** Asks, and says when the answer is where the server is to die. */
function askForMoment(
  asked: Asked,
  servers: Succession,
  which: (typeof moments)[number] | undefined,
  chance: Chance,
) {
  const { promise: reached, resolve } = Promise.withResolvers<void>();
  const { content } = asked.question;
  const { provider } = ground;
  const soon = () => void pause(chance.below(8)).then(resolve);
  const enough = chance.below(piecesOf(content).join("").length);

  const client = askUntilDone(asked, servers, {
    sending: () => which === "while the question is sent" && soon(),
    progress(reader) {
      if (which === "at the first token" && reader.text !== "") resolve();
      if (which === "in mid-stream" && reader.text.length > enough) resolve();
    },
  });
  if (which === "when the provider is asked") {
    void provider.saw((request) => questionIn(request) === content).then(() => resolve());
  }
  if (which === "at the settlement") {
    void provider.saw((request) => questionIn(request) === content && request.isOver).then(soon);
  }

  // The end is the last moment that there is, and comes when an answer fails, too.
  return { moment: Promise.race([reached, client.catch(() => undefined)]), client };
}

/** What a person may rely on for a question that a server died over. */
async function expectSound({ question, exchange, reader }: Asked): Promise<void> {
  const whole = piecesOf(question.content).join("");
  const { prisma } = ground.db;
  const { conversationId } = question;
  const rows = await prisma.message.findMany({ where: { conversationId }, orderBy: { seq: "asc" } });
  const [, reply] = rows;
  const calls = await prisma.llmCall.findMany({ where: { conversationId } });
  const asked = ground.provider.requests.filter((request) => questionIn(request) === question.content);

  expect(rows.map(({ id }) => id)).toEqual([exchange?.message.id, exchange?.reply.id]);
  expect(rows[0]?.id).toBe(question.messageId);
  expect(calls).toHaveLength(1);
  expect(asked.length).toBeLessThanOrEqual(1);

  expect(["complete", "interrupted"]).toContain(reply?.status);
  expect(reader?.done).toMatchObject({ id: reply?.id, status: reply?.status, content: reply?.content });
  const [kept, read] = [reply?.content ?? "", reader?.text ?? ""];
  expect(whole.startsWith(kept)).toBe(true);
  expect(whole.startsWith(read)).toBe(true);

  if (reply?.status === "complete") {
    expect([kept, read]).toEqual([whole, whole]);
    // 1500 tokens at 20 micro-yuan.
    expect(calls[0]).toMatchObject({ costMicro: 30_000n, usageSource: "provider" });
  } else if (kept === "") {
    expect(calls[0]).toMatchObject({ costMicro: 0n, usageSource: null });
  } else {
    expect(calls[0]).toMatchObject({ finishReason: "interrupted", usageSource: "estimated" });
    expect(calls[0]?.costMicro).toBeGreaterThan(0n);
  }
}
