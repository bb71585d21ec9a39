import { expect, test } from "vitest";
import { sampleMessage } from "../sample-message.ts";
import { createAnswersDone } from "./answers-done.ts";

const whole = sampleMessage({ id: "a", role: "assistant", content: "好的。", status: "complete" });

test("an answer counts once, whichever news of its end comes first, and however often", () => {
  const slow = createAnswersDone();
  slow.asked("a");
  slow.watched(whole);
  slow.heard(whole);
  expect(slow.count.get()).toBe(1);

  const quick = createAnswersDone();
  quick.heard(whole);
  expect(quick.count.get()).toBe(0);
  quick.asked("a");
  quick.watched(whole);
  expect(quick.count.get()).toBe(1);
});

test("what another device asked for, and what did not become whole, is not counted", () => {
  const done = createAnswersDone();
  done.heard(whole);
  done.asked("b");
  done.watched(sampleMessage({ id: "b", role: "assistant", content: "", status: "stopped" }));
  expect(done.count.get()).toBe(0);
});
