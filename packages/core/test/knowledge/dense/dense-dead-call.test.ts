import { inProcessGenerationLog } from "@claw/core";
import { expect, test } from "vitest";
import { admitOne } from "../../../src/billing/admit-one.ts";
import { sweepExpired } from "../../../src/conversation/generation/sweep-expired.ts";
import { denseWorld, openDenseDatabase } from "./dense-world.ts";

test("the call of a process that died while it embedded is ended by the sweep, at nothing", async () => {
  await using database = await openDenseDatabase();
  const { db } = database;
  const world = denseWorld(db);
  const base = await world.base();
  const call = await admitOne(db, {
    organizationId: base.organizationId,
    userId: base.ownerId,
    conversationId: null,
    messageId: null,
    purpose: "embedding",
    model: { id: null, name: "model-a", provider: "test" },
    tokens: { prompt: 10, output: 0 },
    lease: { owner: base.id, seconds: -1 },
    at: new Date(),
  });
  expect(call).not.toBeNull();

  const swept = await sweepExpired({ db, generationLog: inProcessGenerationLog() });

  expect(swept.map(({ call_id }) => call_id)).toEqual([call?.callId]);
  expect(await world.calls(base)).toMatchObject([
    { state: "released", finishReason: "interrupted", costMicro: 0n, freshTokens: 0 },
  ]);
  expect(await sweepExpired({ db, generationLog: inProcessGenerationLog() })).toEqual([]);
});
