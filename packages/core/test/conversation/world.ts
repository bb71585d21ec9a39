import type { Message, ReplyEvent, UserActor } from "@claw/contract";
import {
  type ChatModel,
  type Clock,
  createPlanBook,
  inProcessChangeFeed,
  inProcessGenerationLog,
  inProcessStopSignals,
  type Log,
  openConversations,
  type ProviderDirectory,
  type Retrieval,
  seedCatalog,
} from "@claw/core";
import { type Database, uuidv7 } from "@claw/db";
import { createTestDatabase } from "@claw/testing";
import { createPerson } from "../create-person.ts";
import { scriptedChatModel } from "./scripted-chat-model.ts";

export const modelName = "test-model";

const providers: ProviderDirectory = {
  defaultModel: modelName,
  isOffline: false,
  announced: [{ name: modelName, provider: "test" }],
  serves: (provider) => provider === "test",
};

const silent: Log = { debug() {}, info() {}, warn() {}, error() {} };
const clock: Clock = { now: () => new Date() };

/** The catalog of a test: one model without a price of its own, and the default price. */
export function seedTestCatalog(db: Database): Promise<void> {
  return seedCatalog(db, providers);
}

export type ProcessOptions = { leaseSeconds?: number; expectedSeconds?: number; retrieval?: Retrieval };

/** One server process over a database: several of them share it as real ones would. */
export function openProcess(db: Database, options: ProcessOptions = {}) {
  return openProcessWith(scriptedChatModel(), db, options);
}

/** The same with another model behind it. */
export function openProcessWith<Model extends ChatModel>(
  chatModel: Model,
  db: Database,
  { leaseSeconds = 15, expectedSeconds = 10, retrieval }: ProcessOptions = {},
) {
  const conversations = openConversations({
    db,
    clock,
    log: silent,
    processId: uuidv7(),
    plans: createPlanBook({ db, clock }),
    limits: { leaseSeconds, expectedSeconds },
    providers,
    chatModels: { find: (provider) => (provider === "test" || provider === "zhipu" ? chatModel : null) },
    generationLog: inProcessGenerationLog(),
    changes: inProcessChangeFeed(),
    stopSignals: inProcessStopSignals(),
    ...(retrieval ? { retrieval } : {}),
  });

  return { ...conversations, chatModel, [Symbol.asyncDispose]: () => conversations[Symbol.asyncDispose]() };
}

/** Another way to the database than the usual one. */
type OpenDb = (url: string) => Database;

/** A migrated database with the catalog, and one process over it. */
export async function openWorld({ openDb, ...options }: ProcessOptions & { openDb?: OpenDb } = {}) {
  const database = await createTestDatabase();
  const db = openDb ? openDb(database.url) : database.db;
  await seedTestCatalog(db);
  const process = openProcess(db, options);

  return {
    ...process,
    db,
    person: (amountMicro?: bigint) => createPerson(db, undefined, amountMicro),
    async [Symbol.asyncDispose]() {
      await process[Symbol.asyncDispose]();
      await db[Symbol.asyncDispose]();
      await database[Symbol.asyncDispose]();
    },
  };
}

export type World = Awaited<ReturnType<typeof openWorld>>;

/** Watches an answer to its end. */
export async function readReply(
  { service }: Pick<World, "service">,
  actor: UserActor,
  messageId: string,
): Promise<{ text: string; reasoning: string; events: ReplyEvent[]; message: Message }> {
  const events: ReplyEvent[] = [];
  for await (const { event } of service.onReply(actor, { messageId })) events.push(event);
  const last = events.at(-1);
  if (last?.type !== "done") throw new Error("the answer ended without `done`");

  return {
    events,
    message: last.message,
    text: events.map((event) => (event.type === "delta" ? event.text : "")).join(""),
    reasoning: events.map((event) => (event.type === "reasoning" ? event.text : "")).join(""),
  };
}
