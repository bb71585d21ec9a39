import { expect, test } from "vitest";
import { continueAnswer } from "./continue-answer.ts";
import { editMessage } from "./edit-message.ts";
import { regenerateAnswer } from "./regenerate-answer.ts";
import { lost, message, refused, sendingWorld, settle } from "./sending-world.ts";

const question = message("q1", "user", "原来的问题");
const answer = message("a1", "assistant", "一半");

test("an edited question goes out under one id however often the line breaks, and its draft is done with", async () => {
  const { deps, calls, shown, followed, texts } = sendingWorld(lost(), lost());
  await editMessage(deps, question, "改过的问题");

  const input = { messageId: "q1", content: "改过的问题", newMessageId: "m1" };
  expect(calls).toEqual(Array(3).fill({ verb: "edit", input }));
  expect([shown, followed]).toEqual([["m1", "reply"], ["c"]]);
  expect(texts.get("edit.q1")).toBe("");
});

test("an edit that is refused, or taken back, keeps its text for the editor; sent again it keeps its id", async () => {
  const { deps, calls, texts, hold } = sendingWorld(refused("RATE_LIMITED"), lost());
  await editMessage(deps, question, "改过的问题");
  expect(texts.get("edit.q1")).toBe("改过的问题");
  expect(deps.outbox.store.get().failed["edit.q1"]?.failure.reason).toBe("RATE_LIMITED");

  hold();
  const again = editMessage(deps, question, "改过的问题");
  await settle();
  deps.outbox.takeBack("m1");
  await again;

  expect(calls.map(({ input }) => ("newMessageId" in input ? input.newMessageId : null))).toEqual([
    "m1",
    "m1",
  ]);
  expect(texts.get("edit.q1")).toBe("改过的问题");
  expect(deps.outbox.store.get()).toEqual({ outgoing: [], failed: {}, refused: {} });
});

test("another answer is asked for under an id of ours, by the model that was chosen", async () => {
  const { deps, calls, followed } = sendingWorld(lost());
  const asking = regenerateAnswer(deps, { question, model: "glm-4" });
  expect(deps.outbox.store.get().outgoing).toMatchObject([{ kind: "answer", questionId: "q1" }]);
  await asking;

  const input = { messageId: "q1", replyId: "m1", model: "glm-4" };
  expect(calls).toEqual([
    { verb: "regenerate", input },
    { verb: "regenerate", input },
  ]);
  expect(followed).toEqual(["c"]);
});

test("what is refused is said, and nothing stays on its way", async () => {
  const { deps, told } = sendingWorld(refused("TOO_MANY_IN_FLIGHT"), refused("PROVIDER_FAILED"));
  await regenerateAnswer(deps, { question, model: null });
  await continueAnswer(deps, answer);

  expect(told).toEqual([
    "answer.regenerateFailed TOO_MANY_IN_FLIGHT",
    "answer.continueFailed PROVIDER_FAILED",
  ]);
  expect(deps.outbox.store.get().outgoing).toEqual([]);
});

test("a refusal that is about money stays with its conversation until the next attempt", async () => {
  const { deps, told } = sendingWorld(refused("INSUFFICIENT_BALANCE"), refused("QUOTA_EXCEEDED"));
  const reason = () => deps.outbox.store.get().refused.c?.reason;
  await regenerateAnswer(deps, { question, model: null });
  expect(reason()).toBe("INSUFFICIENT_BALANCE");
  await continueAnswer(deps, answer);
  expect(reason()).toBe("QUOTA_EXCEEDED");

  await continueAnswer(deps, answer);
  expect(reason()).toBeUndefined();
  expect(told).toEqual([]);
});

test("an answer goes on in its place, and the branch that is looked at stays", async () => {
  const { deps, shown, followed } = sendingWorld();
  await continueAnswer(deps, answer);

  expect([shown, followed]).toEqual([["a1"], []]);
});

test("an answer that is whole already, since an attempt had arrived, is read anew instead of an error", async () => {
  const { deps, told, reloaded } = sendingWorld(lost(), refused("CONFLICT"));
  await continueAnswer(deps, answer);

  expect([told, reloaded]).toEqual([[], ["c"]]);
});
