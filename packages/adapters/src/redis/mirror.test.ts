import type { ReplyEvent } from "@claw/contract";
import { expect, test } from "vitest";
import { createMirror, type Mirror } from "./mirror.ts";
import type { ReplyEntry } from "./reply-entries.ts";

function entry(from: number, text: string, more: Partial<ReplyEntry> = {}): ReplyEntry {
  const empty = { writer: "w", isOpening: false, sources: null, ended: null };

  return { ...empty, from: { reasoning: 0, text: from }, texts: { reasoning: "", text }, ...more };
}

async function textsOf(mirror: Mirror): Promise<ReplyEvent[]> {
  const events = await Array.fromAsync(mirror.read({ reasoning: 0, text: 0 }));

  return events.map(({ event }) => event);
}

test("of entries that overlap a reader gets every character once", async () => {
  const mirror = createMirror();
  mirror.take(entry(0, "abc", { isOpening: true }));
  mirror.take(entry(1, "bcd"));
  mirror.take(entry(0, "ab"));
  mirror.take(entry(0, "abcdef", { isOpening: true }));
  mirror.giveUp();

  expect(await textsOf(mirror)).toEqual([{ type: "delta", text: "abcdef" }]);
});

test("a stream with a gap, or without its beginning, is read up to there and no further", async () => {
  const [gap, headless] = [createMirror(), createMirror()];
  gap.take(entry(0, "abc", { isOpening: true }));
  gap.take(entry(4, "e"));
  gap.take(entry(3, "def"));
  headless.take(entry(0, "abc"));

  expect(await textsOf(gap)).toEqual([{ type: "delta", text: "abc" }]);
  expect(await textsOf(headless)).toEqual([]);
  expect([gap.isLive(), headless.isLive()]).toEqual([false, false]);
});

test("when somebody else goes on with the answer, a reader leaves; what the former owner says is void", async () => {
  const mirror = createMirror();
  mirror.take(entry(0, "abc", { isOpening: true }));
  mirror.take(entry(3, "WRONG", { writer: "former" }));
  expect(mirror.isLive()).toBe(true);
  mirror.take(entry(0, "ab, then", { writer: "next", isOpening: true }));

  expect(await textsOf(mirror)).toEqual([{ type: "delta", text: "abc" }]);
});

test("sources that were said twice are told once, and before the text that came with them", async () => {
  const mirror = createMirror();
  mirror.take(entry(0, "", { isOpening: true }));
  mirror.take(entry(0, "abc", { sources: [] }));
  mirror.take(entry(0, "abcd", { isOpening: true, sources: [] }));
  mirror.giveUp();

  expect(await textsOf(mirror)).toEqual([
    { type: "sources", sources: [] },
    { type: "delta", text: "abcd" },
  ]);
});
