import type { Document } from "@claw/contract";
import { expect, test } from "vitest";
import { sampleDocument } from "../sample-knowledge.ts";
import { createUploadQueue, type SendFile } from "./upload-queue.ts";

type Sending = {
  name: string;
  signal: AbortSignal;
  onProgress: (sent: number) => void;
  arrive: (document?: Document) => Promise<void>;
  fail: () => Promise<void>;
};

const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A line that the test plays: what is being sent, and how each ends. */
function world() {
  const sendings: Sending[] = [];
  const sent: Document[] = [];
  let lastId = 0;
  const send: SendFile = ({ file }, { signal, onProgress }) =>
    new Promise((resolve, reject) => {
      const end = async (deed: () => void) => {
        deed();
        await settle();
      };
      sendings.push({
        name: file.name,
        signal,
        onProgress,
        arrive: (document = sampleDocument({ status: "queued" })) => end(() => resolve(document)),
        fail: () => end(() => reject(new Error("no"))),
      });
    });
  const queue = createUploadQueue({
    send,
    toFailure: () => ({ reason: "NETWORK", retryAfter: null, fields: [], requestId: null }),
    newId: () => {
      lastId += 1;
      return String(lastId);
    },
  });
  queue.onSent((document) => sent.push(document));
  const add = (...names: string[]) =>
    queue.add(
      { knowledgeBaseId: "b", documentId: null, files: names.map((name) => new File([name], name)) },
      4,
    );
  const shown = () => queue.store.get().map(({ name, state }) => `${name} ${state.kind}`);

  return { queue, add, shown, sendings, sent };
}

test("three files are sent at a time, and the next begins when one has arrived", async () => {
  const { add, shown, sendings, sent } = world();
  add("a", "b", "c", "d");
  expect(shown()).toEqual(["a sending", "b sending", "c sending", "d waiting"]);

  await sendings[1]?.arrive();

  expect(sent).toHaveLength(1);
  expect(shown()).toEqual(["a sending", "c sending", "d sending"]);
});

test("a file that fails keeps its place and its reason, goes again when it is wanted, and holds up nobody", async () => {
  const { queue, add, shown, sendings } = world();
  add("a", "b", "c", "d");
  await sendings[0]?.fail();
  expect(shown()).toEqual(["a failed", "b sending", "c sending", "d sending"]);

  queue.retry("1");
  expect(shown()[0]).toBe("a waiting");
  await sendings[1]?.arrive();

  expect(shown()).toEqual(["a sending", "c sending", "d sending"]);
});

test("what is cancelled stops being sent and is not heard of any more", async () => {
  const { queue, add, shown, sendings, sent } = world();
  add("a", "b", "c", "d");
  queue.cancel("1");
  expect(sendings[0]?.signal.aborted).toBe(true);
  expect(shown()).toEqual(["b sending", "c sending", "d sending"]);

  await sendings[0]?.arrive();

  expect(sent).toEqual([]);
  expect(shown()).toEqual(["b sending", "c sending", "d sending"]);
});

test("empty and too large files are refused before anything of them is sent", () => {
  const { queue, shown, sendings } = world();
  const files = [new File([], "empty"), new File(["12345"], "large"), new File(["1"], "fits")];
  queue.add({ knowledgeBaseId: "b", documentId: null, files }, 4);

  expect(shown()).toEqual(["empty failed", "large failed", "fits sending"]);
  expect(sendings.map(({ name }) => name)).toEqual(["fits"]);
});

test("progress is told, the same bytes are named as known, and tidying leaves what is under way", async () => {
  const { queue, add, shown, sendings } = world();
  add("a", "b");
  sendings[0]?.onProgress(0.5);
  expect(queue.store.get()[0]?.state).toEqual({ kind: "sending", progress: 0.5 });
  await sendings[1]?.arrive(sampleDocument({ title: "有了" }));
  expect(queue.store.get()[1]?.state).toEqual({ kind: "known", title: "有了" });

  queue.tidy("b");

  expect(shown()).toEqual(["a sending"]);
});
