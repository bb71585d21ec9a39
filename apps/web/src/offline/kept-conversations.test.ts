import { expect, test } from "vitest";
import { type KeptConversation, keepConversation } from "./kept-conversations.ts";

const seen = (id: string, content = "text"): KeptConversation => ({
  id,
  title: id,
  keptAt: 1,
  messages: [{ id: `${id}-1`, role: "user", content }],
});

test("the conversation seen last is first, once, and thirty are kept", () => {
  let kept = keepConversation(null, "ada", seen("0"));
  for (let number = 1; number < 40; number += 1) kept = keepConversation(kept, "ada", seen(String(number)));
  kept = keepConversation(kept, "ada", seen("30"));

  expect(kept.conversations.length).toBe(30);
  expect(kept.conversations.slice(0, 2).map(({ id }) => id)).toEqual(["30", "39"]);
});

test("what another person has left is gone with the first conversation that is kept", () => {
  const kept = keepConversation(keepConversation(null, "ada", seen("a")), "ben", seen("b"));

  expect(kept.conversations.map(({ id }) => id)).toEqual(["b"]);
});

test("two million characters are kept, and of one conversation the latest two hundred messages", () => {
  const long = "x".repeat(900_000);
  let kept = keepConversation(null, "ada", seen("1", long));
  for (const id of ["2", "3"]) kept = keepConversation(kept, "ada", seen(id, long));
  expect(kept.conversations.map(({ id }) => id)).toEqual(["3", "2"]);

  const messages = Array.from({ length: 300 }, (_, index) => ({
    id: String(index),
    role: "user" as const,
    content: "x",
  }));
  kept = keepConversation(null, "ada", { ...seen("long"), messages });
  expect(kept.conversations[0]?.messages.at(0)?.id).toBe("100");
  expect(kept.conversations[0]?.messages.at(-1)?.id).toBe("299");
});
