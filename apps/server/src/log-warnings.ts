import type { Logger } from "pino";

/** Node's warnings in the log instead of between the lines for people; that a feature is new is no news to us. */
export function logWarnings(log: Logger): void {
  process.removeAllListeners("warning");
  process.on("warning", (warning) => {
    const level = warning.name === "ExperimentalWarning" ? "debug" : "warn";
    log[level]({ err: warning }, "Node warns");
  });
}
