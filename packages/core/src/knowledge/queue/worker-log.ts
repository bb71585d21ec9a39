import { type LogFunctionFactory, Logger } from "graphile-worker";
import type { Log } from "../../runtime/ports.ts";

/** What graphile-worker says, in our log. Its failures are tried again by itself, so they are warnings. */
export function workerLog(log: Log): Logger {
  const factory: LogFunctionFactory = () => (level, message, meta) => {
    const fields = meta?.error === undefined ? {} : { err: meta.error };
    if (level === "error" || level === "warning") log.warn(fields, `queue: ${message}`);
    else log.debug(fields, `queue: ${message}`);
  };

  return new Logger(factory);
}
