import type { Message, ReplyEvent } from "@claw/contract";
import { expect, test } from "vitest";
import { sampleMessage } from "../sample-message.ts";
import { createReplyStore, type ReplyObserver } from "./reply-store.ts";

const message = sampleMessage({ role: "assistant", content: "你好", model: "glm-4", finishReason: "stop" });

/** A server that the test plays: what is watched, and a clock and frames that move when told to. */
function world() {
  const watched: {
    messageId: string;
    lastEventId: string | null;
    observer: ReplyObserver;
    isOpen: boolean;
  }[] = [];
  const frames: (() => void)[] = [];
  const timers: (() => void)[] = [];
  const done: Message[] = [];
  const lost: string[] = [];
  const store = createReplyStore({
    watch(messageId, lastEventId, observer) {
      const watching = { messageId, lastEventId, observer, isOpen: true };
      watched.push(watching);
      return () => {
        watching.isOpen = false;
      };
    },
    onDone: (ended) => done.push(ended),
    onLost: (messageId) => lost.push(messageId),
    onNextFrame: (callback) => frames.push(callback),
    after: (_, callback) => {
      timers.push(callback);
      return () => timers.splice(timers.indexOf(callback), 1);
    },
  });
  const say = (id: string, event: ReplyEvent) => watched.at(-1)?.observer.onEvent(id, event);
  const run = (callbacks: (() => void)[]) => {
    for (const callback of callbacks.splice(0)) callback();
  };

  return { store, watched, frames, timers, done, lost, say, run };
}

test("many deltas are painted once a frame, in order", () => {
  const { store, frames, say, run } = world();
  let paints = 0;
  store.subscribe(() => (paints += 1));
  store.follow("m");

  for (const text of ["你", "好", "，", "世界"]) say(text, { type: "delta", text });
  say("r", { type: "reasoning", text: "想" });
  expect(store.read("m")).toBeNull();
  expect(frames).toHaveLength(1);

  run(frames);
  expect(store.read("m")).toEqual({ text: "你好，世界", reasoning: "想", sources: [] });
  expect(paints).toBe(1);
});

test("what was painted stays the same object until the next frame", () => {
  const { store, frames, say, run } = world();
  store.follow("m");
  say("1", { type: "delta", text: "a" });
  run(frames);
  const painted = store.read("m");
  say("2", { type: "delta", text: "b" });

  expect(store.read("m")).toBe(painted);
});

test("the end hands the whole message over and stops following", () => {
  const { store, watched, frames, done, say, run } = world();
  store.follow("m");
  say("1", { type: "delta", text: "你好" });
  say("2", { type: "done", message });
  run(frames);

  expect(done).toEqual([message]);
  expect(store.read("m")).toBeNull();
  expect(watched[0]?.isOpen).toBe(false);
});

test("two places that show one answer share one subscription, which ends with the last of them", () => {
  const { store, watched } = world();
  const first = store.follow("m");
  const second = store.follow("m");

  first();
  first();
  expect(watched).toHaveLength(1);
  expect(watched[0]?.isOpen).toBe(true);

  second();
  expect(watched[0]?.isOpen).toBe(false);
});

test("a broken subscription is taken up after the last event, without repeating or losing text", () => {
  const { store, watched, frames, timers, say, run } = world();
  store.follow("m");
  say("7", { type: "delta", text: "前半" });
  watched[0]?.observer.onEnd("broken");
  run(timers);

  expect(watched[1]?.lastEventId).toBe("7");
  watched[0]?.observer.onEvent("8", { type: "delta", text: "迟到" });
  say("8", { type: "delta", text: "后半" });
  run(frames);
  expect(store.read("m")?.text).toBe("前半后半");
});

test("an answer that is gone is not followed any more, and read anew", () => {
  const { store, watched, timers, lost } = world();
  store.follow("gone");
  watched[0]?.observer.onEnd("gone");

  expect(lost).toEqual(["gone"]);
  expect(timers).toHaveLength(0);
});

test("an answer that breaks again and again is read anew once, and followed for as long as it is shown", () => {
  const { store, watched, frames, timers, lost, say, run } = world();
  store.follow("broken");
  for (let attempt = 0; attempt < 20; attempt += 1) {
    watched.at(-1)?.observer.onEnd("broken");
    run(timers);
  }
  expect(lost).toEqual(["broken"]);
  expect(watched).toHaveLength(21);

  say("0.2", { type: "delta", text: "终于" });
  run(frames);
  expect(store.read("broken")?.text).toBe("终于");
});

test("an answer that nobody wants any more is not taken up again", () => {
  const { store, watched, timers, run } = world();
  const stop = store.follow("m");
  watched[0]?.observer.onEnd("broken");
  stop();
  run(timers);

  expect(watched).toHaveLength(1);
});
