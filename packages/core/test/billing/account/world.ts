import type { AccountService, UserActor } from "@claw/contract";
import { type AccountDeps, type BillingDeps, createAccountService, createPlanBook } from "@claw/core";
import { type Database, type MembershipRole, uuidv7 } from "@claw/db";
import { createTestDatabase } from "@claw/testing";
import { movableClock } from "../../auth/movable-clock.ts";
import { postbox } from "../../auth/postbox.ts";
import { recordedLog } from "../../auth/recorded-log.ts";
import { windowRateLimiter } from "../../auth/window-rate-limiter.ts";

/** A quarter to one in the morning of the 1st of March in China; in London it is still February. */
export const start = "2027-02-28T16:45:00.000Z";

export type World = Awaited<ReturnType<typeof openWorld>>;

/** Accounts over a fresh database, with a clock that stands and a postbox. */
export async function openWorld(different: Partial<AccountDeps> = {}) {
  await using opening = new AsyncDisposableStack();
  const { db } = opening.use(await createTestDatabase());
  const clock = movableClock(start);
  const box = postbox();
  const log = recordedLog();
  const deps: AccountDeps & Pick<BillingDeps, "log" | "mailer" | "publicUrl"> = {
    db,
    clock,
    log,
    mailer: box,
    rateLimiter: windowRateLimiter(clock),
    plans: createPlanBook({ db, clock }),
    requestsPerMinute: () => null,
    approvalLimitMicro: () => null,
    knowledge: {
      quota: async () => ({
        bases: { used: 1, limit: 100 },
        documents: { used: 2, limit: 10_000 },
        storage: { used: 3, limit: 1_000 },
        fileSize: 10,
      }),
    },
    publicUrl: "https://claw.example",
    ...different,
  };
  const accounts: AccountService = createAccountService(deps);

  const opened = opening.move();
  return {
    db,
    clock,
    log,
    postbox: box,
    deps,
    accounts,
    /** Somebody with an organization of their own. */
    person: () => createOwner(db),
    /** Somebody else in this one's organization. */
    join: (owner: UserActor, role: MembershipRole) => joinOrganization(db, owner, role),
    async operator(): Promise<UserActor> {
      return { ...(await createOwner(db)), role: "operator" };
    },
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  };
}

/** Without anything to spend: what moves the wallet is what a test does. */
async function createOwner(db: Database): Promise<UserActor> {
  const [userId, organizationId] = [uuidv7(), uuidv7()];
  await db.prisma.user.create({ data: { id: userId, email: `${userId}@example.com`, passwordHash: "-" } });
  await db.prisma.organization.create({ data: { id: organizationId, name: "personal", isPersonal: true } });
  await db.prisma.membership.create({ data: { organizationId, userId, role: "owner" } });
  const origin = { address: "127.0.0.1", userAgent: null };

  return { kind: "user", origin, userId, organizationId, sessionId: uuidv7(), role: "user", tier: "free" };
}

async function joinOrganization(
  db: Database,
  { organizationId }: UserActor,
  role: MembershipRole,
): Promise<UserActor> {
  const newcomer = await createOwner(db);
  await db.prisma.membership.create({ data: { organizationId, userId: newcomer.userId, role } });

  return { ...newcomer, organizationId };
}
