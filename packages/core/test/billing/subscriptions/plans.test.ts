import { SetPlan } from "@claw/contract";
import { type Database, uuidv7 } from "@claw/db";
import { expect, test } from "vitest";
import { outcomeOf, times } from "../../auth/outcome.ts";
import { openWorld, pro } from "./world.ts";

async function createModels(db: Database, names: string[]): Promise<void> {
  const limits = { provider: "test", contextWindow: 1_000, maxOutputTokens: 100 };
  await db.prisma.model.createMany({
    data: names.map((name) => ({ id: uuidv7(), name, displayName: name, ...limits })),
  });
}

test("plans in force are listed with the smallest fee first, to everybody", async () => {
  await using world = await openWorld();
  const li = await world.person();

  expect((await world.service.plans(li)).map(({ tier, monthlyFee }) => [tier, monthlyFee])).toEqual([
    ["free", "0.000000"],
    ["pro", "99.000000"],
    ["enterprise", "999.000000"],
  ]);
});

test("an operator's new version closes the one in force, counts at once, and others may not", async () => {
  await using world = await openWorld();
  const li = await world.person();
  const operator = { ...li, role: "operator" as const };
  expect((await world.deps.plans.limitsOf("pro")).requestsPerMinute).toBe(1_200);

  await createModels(world.db, ["glm-5", "glm-6"]);

  const plan = await world.service.setPlan(operator, { ...pro, requestsPerMinute: 7, models: ["glm-5"] });

  expect(plan).toMatchObject({ version: 2, models: ["glm-5"], requestsPerMinute: 7 });
  expect((await world.service.plans(li)).find(({ tier }) => tier === "pro")).toEqual(plan);
  expect((await world.deps.plans.limitsOf("pro")).requestsPerMinute).toBe(7);
  expect(await outcomeOf(world.service.setPlan(li, pro))).toBe("FORBIDDEN");
  expect(await outcomeOf(world.service.setPlan({ ...li, role: "billing" }, pro))).toBe("FORBIDDEN");
  expect(await world.db.prisma.auditEvent.findMany()).toMatchObject([
    { action: "plan_set", userId: li.userId, detail: { tier: "pro", version: 2, monthlyFee: "99" } },
  ]);
});

test("which models a tier may ask is written on the models, and every plan shows what they say", async () => {
  await using world = await openWorld();
  const operator = { ...(await world.person()), role: "operator" as const };
  const shown = async () =>
    (await world.service.plans(operator)).map(({ tier, models }) => [tier, models?.join() ?? "all"]);
  await createModels(world.db, ["a", "b"]);

  await world.service.setPlan(operator, { ...pro, models: ["a"] });
  expect(await shown()).toEqual([
    ["free", "all"],
    ["pro", "a"],
    ["enterprise", "all"],
  ]);
  await world.db.prisma.model.update({ where: { name: "b" }, data: { tiers: ["pro"] } });
  expect(await shown()).toEqual([
    ["free", "a"],
    ["pro", "all"],
    ["enterprise", "a"],
  ]);
  expect(await outcomeOf(world.service.setPlan(operator, { ...pro, models: ["c"] }))).toBe("INVALID_INPUT");
  await world.service.setPlan(operator, { ...pro, models: null });
  expect(await shown()).toContainEqual(["pro", "all"]);
});

test("versions that are set at once follow each other without a gap or an overlap", async () => {
  await using world = await openWorld();
  const operator = { ...(await world.person()), role: "operator" as const };

  await Promise.all(times(5, () => world.service.setPlan(operator, pro)));

  const versions = await world.db.prisma.planVersion.findMany({
    where: { tier: "pro" },
    orderBy: { number: "asc" },
  });
  expect(versions.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(versions.slice(0, -1).map(({ validUntil }) => validUntil)).toEqual(
    versions.slice(1).map(({ validFrom }) => validFrom),
  );
});

test.each([
  ["a fee with three places", { monthlyFee: "1.001" }],
  ["a fee below nothing", { monthlyFee: "-1" }],
  ["a fee above the bound", { monthlyFee: "1000000.01" }],
  ["no model at all", { models: [] }],
  ["no request", { requestsPerMinute: 0 }],
  ["a part of a request", { requestsPerMinute: 1.5 }],
  ["more bytes than can be counted", { knowledgeBytes: 2 ** 53 }],
  ["a fee for the free tier", { tier: "free", includedCredit: "0" }],
  ["credit with the free tier", { tier: "free", monthlyFee: "0" }],
])("%s is no plan", (_name, wrong) => {
  expect(SetPlan.safeParse({ ...pro, ...wrong }).success).toBe(false);
});
