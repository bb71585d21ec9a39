import { flushCompileCache } from "node:module";
import { startApp } from "./app.ts";
import { repositoryRoot, resolveConfig } from "./config.ts";
import { readEnvironment } from "./env.ts";
import { explainFailure } from "./explain-failure.ts";
import { logWarnings } from "./log-warnings.ts";
import { createLogger } from "./logger.ts";
import { parseSettings } from "./settings.ts";
import { whenToldToStop } from "./when-told-to-stop.ts";

/** After a fault nobody knows what still works; stopping in order gets this long. */
const faultStopMs = 20_000;

/** Serves until told to stop; resolves to the exit code. What a person has to mend is said in plain lines. */
export async function serve(): Promise<number> {
  const stop = new AbortController();
  let exitCode = 0;
  whenToldToStop(() => stop.abort());

  try {
    const settings = parseSettings(readEnvironment(repositoryRoot));
    const config = await resolveConfig(settings);
    const log = createLogger(config.logLevel);
    logWarnings(log);
    process.on("uncaughtException", (error) => {
      log.fatal({ err: error }, "a fault in the program: the server stops");
      exitCode = 1;
      stop.abort();
      setTimeout(() => process.exit(exitCode), faultStopMs).unref();
    });
    await using app = await startApp(config, log);

    if (!stop.signal.aborted) console.log(`CLAW.AI is ready at ${app.url}`);
    flushCompileCache();
    await untilAborted(stop.signal);
    return exitCode;
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
