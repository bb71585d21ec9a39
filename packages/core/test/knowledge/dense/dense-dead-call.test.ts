import { inProcessGenerationLog } from "@claw/core";
import { commitBatch } from "@claw/db";
import { expect, test } from "vitest";
import { admitCall, readAdmission } from "../../../src/billing/admit-call.ts";
import { sweepExpired } from "../../../src/conversation/generation/sweep-expired.ts";
import { denseWorld, openDenseDatabase } from "./dense-world.ts";

test("the call of a process that died while it embedded is ended by the sweep, at nothing", async () => {
  await using database = await openDenseDatabase();
  const { db } = database;
  const world = denseWorld(db);
  const base = await world.base();
  const admission = admitCall({
    organizationId: base.organizationId,
    userId: base.ownerId,
    conversationId: null,
    messageId: null,
    purpose: "embedding",
    model: { id: null, name: "model-a", provider: "test" },
    lease: { owner: base.id, seconds: -1 },
    at: new Date(),
  });
  await commitBatch(db, [admission.statement]);
  expect(readAdmission(admission)).not.toBeNull();

  const swept = await sweepExpired({ db, generationLog: inProcessGenerationLog() });

  expect(swept.map(({ call_id }) => call_id)).toEqual([admission.callId]);
  expect(await world.calls(base)).toMatchObject([
    { state: "settled", finishReason: "interrupted", costMicro: 0n, freshTokens: 0 },
  ]);
  expect(await sweepExpired({ db, generationLog: inProcessGenerationLog() })).toEqual([]);
});
