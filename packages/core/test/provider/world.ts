import type { UserActor } from "@claw/contract";
import {
  createCatalogService,
  createProviderService,
  deriveProviderKey,
  openProviders,
  type ProviderBook,
  type ProviderDeps,
  type ProviderProbe,
  type ProviderTarget,
  seedCatalog,
} from "@claw/core";
import { type Database, openDatabase } from "@claw/db";
import { createTestDatabase } from "@claw/testing";
import { type RecordedLog, recordedLog } from "../auth/recorded-log.ts";
import { createPerson } from "../create-person.ts";

export const key = deriveProviderKey("a secret of the tests, of forty characters");
const clock = { now: () => new Date() };

/** A provider of the environment, and what the probe finds. */
const environment = [{ name: "openai", baseUrl: "http://127.0.0.1:1234/v1", hasKey: false }];

export type World = AsyncDisposable & {
  db: Database;
  log: RecordedLog;
  book: ProviderBook;
  operator: UserActor;
  person: UserActor;
  providers: ReturnType<typeof createProviderService>;
  catalog: ReturnType<typeof createCatalogService>;
  /** What the probe was pointed at. */
  probed: ProviderTarget[];
  /** The book of another process on the same database. */
  elsewhere(secret?: Buffer): Promise<ProviderBook>;
};

export async function openWorld(models: string[] = ["m-1", "glm-4"]): Promise<World> {
  await using stack = new AsyncDisposableStack();
  const database = stack.use(await createTestDatabase());
  const db = stack.use(openDatabase({ url: database.url }));
  const log = recordedLog();
  const open = async (secret = key) => kept.use(await openProviders({ db, log, key: secret }));
  const directory = { defaultModel: "glm-4", isOffline: false, announced: [], serves: () => true };
  await seedCatalog(db, directory);

  const probed: ProviderTarget[] = [];
  const look = async (target: ProviderTarget) => {
    probed.push(target);
    return { fault: null, status: 200, milliseconds: 7, models };
  };
  const probe: ProviderProbe = { test: look, list: look };
  const person = await createPerson(db);
  const operator: UserActor = { ...(await createPerson(db)), role: "operator" };
  const kept = stack.move();
  const book = await open();
  const deps: ProviderDeps = {
    db,
    clock,
    book,
    probe,
    environment,
    key,
    circuits: { stateOf: () => "closed" },
  };

  return {
    db,
    log,
    book,
    operator,
    person,
    probed,
    providers: createProviderService(deps),
    catalog: createCatalogService({ db, clock, providers: directory }),
    elsewhere: open,
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}
