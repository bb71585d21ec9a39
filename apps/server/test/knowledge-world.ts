import { createServiceClient, type Document, type ServiceClient } from "@claw/client";
import { type Changes, type Person, startWorld, type World } from "./world.ts";

/** A world with somebody in it who has a knowledge base. */
export type KnowledgeWorld = AsyncDisposable & {
  world: World;
  person: Person;
  claw: ServiceClient;
  knowledgeBaseId: string;
  /** A call over REST in the person's name. */
  rest(method: string, path: string, body?: unknown): Promise<{ status: number; json: unknown }>;
  /** The document when all work on it has ended. */
  settled(documentId: string): Promise<Document>;
};

export async function openKnowledgeWorld(changes: Changes = {}): Promise<KnowledgeWorld> {
  await using opening = new AsyncDisposableStack();
  const world = opening.use(await startWorld(changes));
  const person = await world.register();
  const claw = opening.use(createServiceClient({ url: world.url, token: person.accessToken }));
  const { id: knowledgeBaseId } = await claw.knowledge.create.mutate({ name: "手册" });

  const opened = opening.move();
  return {
    world,
    person,
    claw,
    knowledgeBaseId,
    async rest(method, path, body) {
      const response = await fetch(`${world.url}/api/v1${path}`, {
        method,
        headers: { ...bearer(person), ...(body === undefined ? {} : { "content-type": "application/json" }) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();

      return { status: response.status, json: text === "" ? null : JSON.parse(text) };
    },
    settled: (documentId) => settledDocument(claw, documentId),
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  };
}

export function bearer({ accessToken }: Pick<Person, "accessToken">): { authorization: string } {
  return { authorization: `Bearer ${accessToken}` };
}

const ends: ReadonlySet<Document["status"]> = new Set(["ready", "failed", "cancelled"]);

/** Milliseconds; many times what a document of a test takes. */
const longest = 90_000;

/** Heard over the subscription, not asked for again and again. One that goes nowhere fails the test and says where it is. */
export async function settledDocument(claw: ServiceClient, documentId: string): Promise<Document> {
  const { promise, resolve, reject } = Promise.withResolvers<Document>();
  const read = () => claw.knowledge.getDocument.query({ documentId });
  const look = async (): Promise<void> => {
    const document = await read();
    if (ends.has(document.status)) resolve(document);
  };
  const giveUp = async (): Promise<void> => {
    const document = await read();
    reject(new Error(`nobody was told that the document has settled: ${JSON.stringify(document)}`));
  };
  const timer = setTimeout(() => void giveUp().catch(reject), longest);
  const watching = claw.knowledge.onProgress.subscribe(undefined, {
    onStarted: () => void look().catch(reject),
    onData({ data: event }) {
      if (event.type !== "document" || event.document.id !== documentId) return;
      if (ends.has(event.document.status)) resolve(event.document);
    },
    onError: reject,
  });

  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    watching.unsubscribe();
  }
}
