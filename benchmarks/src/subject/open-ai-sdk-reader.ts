import { randomUUID } from "node:crypto";
import { Agent, type IncomingMessage, request } from "node:http";
import { StringDecoder } from "node:string_decoder";
import type { Pool } from "pg";
import type { Reader } from "./subject.ts";

export type AiSdkReaderOptions = { port: number; token: string; userId: string; pool: Pool };

/** Asks as `useChat` does, with the last message only, and reads the UI message stream. */
export function openAiSdkReader({ port, token, userId, pool }: AiSdkReaderOptions): Reader {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const ready: string[] = [];

  return {
    async prepare(answers) {
      while (ready.length < answers) {
        const id = randomUUID();
        await pool.query("INSERT INTO chats (id, user_id) VALUES ($1, $2)", [id, userId]);
        ready.push(id);
      }
    },
    ask(question, onText) {
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      const id = ready.pop();
      if (id === undefined) throw new Error("a question without a chat");

      const message = { id: randomUUID(), role: "user", parts: [{ type: "text", text: question }] };
      const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
      const address = { host: "127.0.0.1", port, path: "/api/chat", method: "POST", agent, headers };
      request(address, (response) => readStream(response, onText).then(resolve, reject))
        .on("error", reject)
        .end(JSON.stringify({ id, message }));

      return promise;
    },
    async [Symbol.asyncDispose]() {
      agent.destroy();
    },
  };
}

const prefix = "data: ".length;

/** Resolves at the end of the response, which must have said `finish`. */
function readStream(response: IncomingMessage, onText: (piece: string) => void): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const decoder = new StringDecoder("utf8");
  let rest = "";
  let isFinished = false;

  response.on("data", (bytes: Buffer) => {
    const text = rest + decoder.write(bytes);
    let from = 0;
    for (let to = text.indexOf("\n\n"); to !== -1; to = text.indexOf("\n\n", from)) {
      const data = text.slice(from + prefix, to);
      from = to + 2;
      if (data === "[DONE]") continue;

      const part = JSON.parse(data);
      if (part.type === "text-delta") onText(part.delta);
      if (part.type === "finish") isFinished = true;
    }
    rest = text.slice(from);
  });
  response.on("error", reject);
  response.on("end", () => {
    if (response.statusCode === 200 && isFinished) resolve();
    else reject(new Error(`the AI SDK answered ${response.statusCode} and did not finish`));
  });

  return promise;
}
