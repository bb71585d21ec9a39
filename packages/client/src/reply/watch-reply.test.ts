import type { AppRouter } from "@claw/api";
import type { Message, ReplyEvent } from "@claw/contract";
import { createTRPCClient, TRPCClientError, type TRPCLink } from "@trpc/client";
import { observable } from "@trpc/server/observable";
import { expect, test } from "vitest";
import { type ReplyClient, type WatchOptions, watchReply } from "./watch-reply.ts";

const message: Message = {
  id: "m",
  conversationId: "c",
  parentId: null,
  role: "assistant",
  content: "一二三",
  reasoning: "",
  status: "complete",
  model: null,
  usage: null,
  cost: null,
  sources: [],
  citations: [],
  finishReason: "stop",
  errorCode: null,
  createdAt: "2026-01-01T00:00:00.000Z",
};

type Part = { id: string; data: ReplyEvent } | "ends" | Error;

const delta = (id: string, text: string): Part => ({ id, data: { type: "delta", text } });
const done: Part = { id: "end", data: { type: "done", message } };
const lost = () => TRPCClientError.from(new TypeError("fetch failed"));
const answered = (reason: string) =>
  new TRPCClientError("no", {
    result: { error: { code: -32000, message: "no", data: { reason, fields: [] } } },
  });

/** A client whose subscriptions play one script each, and the positions from which they were asked for. */
function scripted(...scripts: Part[][]) {
  const asked: unknown[] = [];
  let open = 0;
  const link: TRPCLink<AppRouter> =
    () =>
    ({ op }) =>
      observable((observer) => {
        asked.push(Object(op.input).lastEventId);
        open += 1;
        const play = async () => {
          for (const part of scripts.shift() ?? []) {
            await Promise.resolve();
            if (part === "ends") observer.complete();
            else if (part instanceof Error) observer.error(TRPCClientError.from(part));
            else observer.next({ result: { type: "data", ...tracked(part) } });
          }
        };
        void play();
        return () => {
          open -= 1;
        };
      });

  return { client: createTRPCClient<AppRouter>({ links: [link] }), asked, open: () => open };
}

/** As tRPC hands a tracked event on. */
function tracked({ id, data }: Exclude<Part, "ends" | Error>) {
  return { id, data: { id, data } };
}

async function read(client: ReplyClient, options: WatchOptions = {}): Promise<string> {
  let text = "";
  for await (const event of watchReply(client, "m", options)) {
    text += event.type === "delta" ? event.text : `[${event.type}]`;
  }

  return text;
}

test("a subscription that ends before `done`, or is refused for the moment, is taken up where it was", async () => {
  const { client, asked } = scripted(
    [delta("0.1", "一"), "ends"],
    [answered("UNAVAILABLE")],
    [delta("0.2", "二"), lost()],
    [delta("0.3", "三"), done],
  );

  expect(await read(client)).toBe("一二三[done]");
  expect(asked).toEqual([undefined, "0.1", "0.1", "0.2"]);
});

test("what will not pass is an error at once", async () => {
  const { client, asked } = scripted([delta("0.1", "一"), answered("NOT_FOUND")]);

  await expect(read(client)).rejects.toThrow("no");
  expect(asked).toHaveLength(1);
});

test("after the last event there is nothing to wait for", async () => {
  const { client, asked } = scripted();

  expect(await read(client, { lastEventId: "end" })).toBe("");
  expect(asked).toEqual([]);
});

test("leaving the loop ends the subscription", async () => {
  const { client, open } = scripted([delta("0.1", "一")]);

  for await (const _ of watchReply(client, "m")) break;

  expect(open()).toBe(0);
});

test("the signal ends the watching, also between two attempts", async () => {
  const { client } = scripted(["ends"]);
  const leaving = new AbortController();
  const reading = read(client, { signal: leaving.signal });
  setImmediate(() => leaving.abort(new Error("enough")));

  await expect(reading).rejects.toThrow("enough");
});
