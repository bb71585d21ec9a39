import {
  type Actor,
  type AnonymousActor,
  DomainError,
  type IssuedSession,
  type Origin,
  type Register,
  type UserActor,
  type UserService,
} from "@claw/contract";
import type { Database } from "@claw/db";
import { createTestDatabase } from "@claw/testing";
import type { AuthDeps } from "../../src/auth/deps.ts";
import { type AuthParts, assembleParts } from "../../src/auth/parts.ts";
import { type Auth, createAuthService } from "../../src/auth/service.ts";
import { openingAccounts } from "../../src/billing/account/opening-accounts.ts";
import type { Belongings } from "../../src/user/ports.ts";
import { createUserService } from "../../src/user/service.ts";
import { type MovableClock, movableClock } from "./movable-clock.ts";
import { type Postbox, postbox } from "./postbox.ts";
import { type RecordedLog, recordedLog } from "./recorded-log.ts";
import { windowRateLimiter } from "./window-rate-limiter.ts";

/** Said openly here and nowhere else: the hashes of these tests are weak so that the suite is quick. */
const quickHashing = { memoryCost: 64, timeCost: 1 };

export const origin: Origin = { address: "192.0.2.7", userAgent: "Test/1.0" };
export const anonymous: AnonymousActor = { kind: "anonymous", origin };
export const password = "门前大桥下游过一群鸭";

export type World = AsyncDisposable & {
  db: Database;
  clock: MovableClock;
  postbox: Postbox;
  log: RecordedLog;
  deps: AuthDeps;
  auth: Auth;
  users: UserService;
  /** The same service in another process: nothing shared but the database. */
  anotherProcess(): Auth;
  /** What the verbs work with, to watch their work. */
  parts(): AuthParts;
  register(email: string, more?: Partial<Register>): Promise<IssuedSession>;
  actorOf(session: IssuedSession): Promise<UserActor>;
};

/** Nobody has anything in this world. */
const nothing: Belongings = {
  conversation: { delete: async () => undefined },
  knowledge: { delete: async () => undefined },
  billing: { cancel: notThere, cancelPayment: notThere },
};

async function notThere(): Promise<never> {
  throw new DomainError("NOT_FOUND", { message: "There is none." });
}

/** A fresh installation: an empty database, a clock that stands, a postbox. */
export async function createWorld(different: Partial<AuthDeps> = {}): Promise<World> {
  const database = await createTestDatabase();
  const { db } = database;
  const clock = movableClock("2026-03-01T08:00:00.000Z");
  const box = postbox();
  const log = recordedLog();
  const deps: AuthDeps = {
    db,
    config: { authSecret: "a secret of the tests, of forty characters", publicUrl: "https://claw.example" },
    mailer: box,
    rateLimiter: windowRateLimiter(clock),
    accounts: openingAccounts({ startingCreditMicro: () => 10_000_000n }),
    isRegistrationOpen: () => true,
    clock,
    log,
    hashing: quickHashing,
    ...different,
  };
  const auth = createAuthService(deps);

  return {
    db,
    clock,
    postbox: box,
    log,
    deps,
    auth,
    users: createUserService({ db, clock, sessions: auth, passwords: auth, belongings: nothing }),
    anotherProcess: () => createAuthService(deps),
    parts: () => assembleParts(deps),
    register: (email, more) => auth.register(anonymous, { email, password, ...more }),
    actorOf: async (session) => person(await auth.authenticate(session.accessToken, origin)),
    async [Symbol.asyncDispose]() {
      await auth[Symbol.asyncDispose]();
      await database[Symbol.asyncDispose]();
    },
  };
}

export function person(actor: Actor): UserActor {
  if (actor.kind === "user") return actor;

  throw new Error(`not a person but ${actor.kind}`);
}
