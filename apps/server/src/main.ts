import { startApp } from "./app.ts";
import { repositoryRoot, resolveConfig } from "./config.ts";
import { readEnvironment } from "./env.ts";
import { explainFailure } from "./explain-failure.ts";
import { createLogger } from "./logger.ts";
import { parseSettings } from "./settings.ts";
import { whenToldToStop } from "./when-told-to-stop.ts";

/** Serves until told to stop; resolves to the exit code. What a person has to mend is said in plain lines. */
async function main(): Promise<number> {
  const stop = whenToldToStop();

  try {
    const settings = parseSettings(readEnvironment(repositoryRoot));
    const config = await resolveConfig(settings);
    const log = createLogger(config.logLevel);
    logWarnings(log);
    await using app = await startApp(config, log);

    if (!stop.aborted) console.log(`CLAW.AI is ready at ${app.url}`);
    await untilAborted(stop);
    return 0;
  } catch (error) {
    console.error(explainFailure(error));
    return 1;
  }
}

async function untilAborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;

  const { promise, resolve } = Promise.withResolvers<void>();
  signal.addEventListener("abort", () => resolve(), { once: true });
  await promise;
}

process.exit(await main());
