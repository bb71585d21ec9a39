import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import pg from "pg";
import { startProcess } from "../process/start-process.ts";
import { startPostgres } from "../surroundings/start-postgres.ts";
import { startRedis } from "../surroundings/start-redis.ts";
import { openAiSdkReader } from "./open-ai-sdk-reader.ts";
import type { Subject } from "./subject.ts";

const file = fileURLToPath(new URL("../ai-sdk/main.ts", import.meta.url));
const algorithm = "EdDSA";

/** It says `finish` before it stores an answer. */
const storedWithinMs = 5000;

/** Answers that are not in the database as whole and counted. */
const lostAnswers = `
  SELECT count(*)::int AS lost FROM chats WHERE
    (SELECT count(*) FILTER (WHERE role = 'user') <> count(*) FILTER (WHERE role = 'assistant' AND output_tokens > 0)
     FROM chat_messages WHERE chat_id = chats.id)`;

/** The peer with a PostgreSQL and a Redis of its own. It ends with `stack`. */
export async function openAiSdk(
  providerUrl: string,
  core: number | null,
  stack: AsyncDisposableStack,
): Promise<Subject> {
  const database = await startPostgres(stack);
  const redis = await startRedis(stack);
  const { publicKey, privateKey } = await generateKeyPair(algorithm, { extractable: true });
  const key = JSON.stringify(await exportJWK(publicKey));
  const args = ["--provider", providerUrl, "--database", database.url, "--redis", redis.url, "--key", key];
  const { pid, port } = stack.use(await startProcess(file, args, core));
  const pool = new pg.Pool({ connectionString: database.url, max: 2 });
  stack.defer(() => pool.end());

  return {
    gauged: () => ({ pid, helpers: { PostgreSQL: database.pids(), Redis: [redis.pid] } }),
    async openReader(index) {
      const userId = `reader-${index}`;
      const token = await new SignJWT()
        .setProtectedHeader({ alg: algorithm })
        .setSubject(userId)
        .setExpirationTime("1h")
        .sign(privateKey);

      return openAiSdkReader({ port, token, userId, pool });
    },
    async verify() {
      const deadline = performance.now() + storedWithinMs;
      while ((await countLost(pool)) > 0) {
        if (performance.now() > deadline) throw new Error("the AI SDK did not store all of its answers");
        await setTimeout(50);
      }
    },
  };
}

async function countLost(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ lost: number }>(lostAnswers);

  return rows[0]?.lost ?? 0;
}
