import { type News, openRedis } from "@claw/adapters";
import {
  type ChangeFeed,
  type GenerationLog,
  inProcessChangeFeed,
  inProcessGenerationLog,
  inProcessStopSignals,
  type Log,
  type StopSignals,
} from "@claw/core";

export type OpenStreams = {
  generationLog: GenerationLog;
  changes: ChangeFeed;
  stopSignals: StopSignals;
  /** Null where there is one process. */
  news: News | null;
  /** Whether this process hears the others. */
  isConnected(): boolean;
};

export type StreamsOptions = { redisUrl: string | null; processId: string; log: Log };

/** How answers and news of them travel: over Redis where one is configured, within the process otherwise. */
export async function openStreams(
  { redisUrl, processId, log }: StreamsOptions,
  stack: AsyncDisposableStack,
): Promise<OpenStreams> {
  if (redisUrl !== null) return stack.use(await openRedis({ url: redisUrl, processId, log }));

  return {
    generationLog: inProcessGenerationLog(),
    changes: inProcessChangeFeed(),
    stopSignals: inProcessStopSignals(),
    news: null,
    isConnected: () => true,
  };
}
