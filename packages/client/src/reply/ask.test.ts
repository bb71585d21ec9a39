import type { AppRouter } from "@claw/api";
import { createTRPCClient, TRPCClientError, type TRPCLink } from "@trpc/client";
import { observable } from "@trpc/server/observable";
import { expect, test } from "vitest";
import { ask } from "./ask.ts";

type Asked = { path: string; input: { messageId?: string; replyId?: string; isExpected?: boolean } };

const refused = (reason: string) =>
  new TRPCClientError("no", {
    result: { error: { code: -32000, message: "no", data: { reason, fields: [] } } },
  });

/**
 * A server by hand.
 * @param replyIdOf the answer's id; throws for a question that is refused
 * @param isDeaf whether it says of an answer that is expected that there is none
 */
function serving(replyIdOf: (named: string) => string, isDeaf = false) {
  const asked: Asked[] = [];
  const open = new Set<Asked>();
  const { promise: isWatched, resolve: watched } = Promise.withResolvers<void>();
  const link: TRPCLink<AppRouter> =
    () =>
    ({ op }) =>
      observable((observer) => {
        const call: Asked = { path: op.path, input: Object(op.input) };
        asked.push(call);
        open.add(call);
        const tell = (data: unknown) => observer.next({ result: { type: "data", data } });
        const answer = async () => {
          if (op.path === "conversation.send") {
            // Only when the answer is being watched already.
            await isWatched;
            tell({ reply: { id: replyIdOf(call.input.replyId ?? "") } });
            observer.complete();
            return;
          }
          watched();
          if (call.input.isExpected && isDeaf) throw refused("NOT_FOUND");
          const text = `${call.input.messageId}`;
          tell({ id: "1", data: { type: "delta", text } });
          tell({ id: "end", data: { type: "done", message: { content: text } } });
        };
        op.signal?.addEventListener("abort", () => observer.complete());
        answer().catch((error) => observer.error(TRPCClientError.from(error)));

        return () => void open.delete(call);
      });

  return { client: createTRPCClient<AppRouter>({ links: [link] }), asked, open };
}

const question = { conversationId: "c", content: "问" };

test("the answer is watched by the name that the question gives it, before the question is answered", async () => {
  const { client, asked, open } = serving((named) => named);

  const { content } = await ask(client, { ...question, replyId: "r" });

  expect(content).toBe("r");
  expect(asked.map(({ path }) => path)).toEqual(["conversation.send", "conversation.onReply"]);
  expect(open.size).toBe(0);
});

test("where the answer has another name, that one is read", async () => {
  const { client, open } = serving(() => "first");

  expect(await ask(client, question)).toMatchObject({ content: "first" });
  expect(open.size).toBe(0);
});

test("where it was expected in vain, it is watched anew", async () => {
  const { client } = serving((named) => named, true);

  expect(await ask(client, { ...question, replyId: "r" })).toMatchObject({ content: "r" });
});

test("a refusal is thrown, and nothing is watched any more", async () => {
  const { client, open } = serving(() => {
    throw refused("INSUFFICIENT_BALANCE");
  });

  await expect(ask(client, question)).rejects.toMatchObject({ data: { reason: "INSUFFICIENT_BALANCE" } });
  expect(open.size).toBe(0);
});
