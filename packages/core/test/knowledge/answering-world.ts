import {
  createPlanBook,
  inProcessChangeFeed,
  inProcessGenerationLog,
  inProcessStopSignals,
  openConversations,
  openKnowledge,
  seedCatalog,
} from "@claw/core";
import { uuidv7 } from "@claw/db";
import { createTestDatabase } from "@claw/testing";
import { scriptedChatModel } from "../conversation/scripted-chat-model.ts";
import { createPerson } from "../create-person.ts";
import { lineReader } from "./line-reader.ts";
import { memoryBlobs } from "./memory-blobs.ts";
import { createDeps, type Shared } from "./world.ts";

const providers = {
  defaultModel: "test-model",
  isOffline: false,
  announced: [{ name: "test-model", provider: "test" }],
  serves: () => true,
};

/** Knowledge bases and conversations over one database, and a model that says what the test lets it say. */
export async function openAnsweringWorld() {
  await using opening = new AsyncDisposableStack();
  const { db } = opening.use(await createTestDatabase());
  await seedCatalog(db, providers);
  const shared: Shared = { db, blobs: memoryBlobs(), changes: inProcessChangeFeed() };
  const chatModel = scriptedChatModel();
  const chatModels = { find: (provider: string) => (provider === "test" ? chatModel : null) };
  const deps = { ...createDeps(shared, lineReader()), providers, chatModels };
  const knowledge = opening.use(await openKnowledge(deps));
  const conversations = opening.use(
    openConversations({
      ...{ db, clock: deps.clock, log: deps.log, changes: shared.changes, providers, chatModels },
      processId: uuidv7(),
      plans: createPlanBook({ db, clock: deps.clock }),
      limits: { leaseSeconds: 15, expectedSeconds: 10 },
      generationLog: inProcessGenerationLog(),
      stopSignals: inProcessStopSignals(),
      retrieval: knowledge.retrieval,
    }),
  );

  const opened = opening.move();
  return {
    db,
    chatModel,
    knowledge: knowledge.service,
    conversations: conversations.service,
    person: (organizationId?: string) => createPerson(db, organizationId),
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  };
}

export type AnsweringWorld = Awaited<ReturnType<typeof openAnsweringWorld>>;
