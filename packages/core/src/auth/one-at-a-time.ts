import { createWorkLimit, type WorkLimit } from "./work-limit.ts";

export type OneAtATime = <Result>(key: string, work: () => Promise<Result>) => Promise<Result>;

/**
 * Work for the same key runs one after the other in this process. So a count that is checked before and advanced
 * after the work cannot be passed by asking many times at once. UNAVAILABLE beyond `queueLimit` waiting for one key.
 */
export function createOneAtATime(queueLimit: number): OneAtATime {
  const lines = new Map<string, { inLine: number; run: WorkLimit }>();

  return async (key, work) => {
    const line = lines.get(key) ?? { inLine: 0, run: createWorkLimit({ concurrency: 1, queueLimit }) };
    lines.set(key, line);
    line.inLine += 1;

    try {
      return await line.run(work);
    } finally {
      line.inLine -= 1;
      if (line.inLine === 0) lines.delete(key);
    }
  };
}
