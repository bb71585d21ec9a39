import type { Log } from "../../src/runtime/ports.ts";

type Level = keyof Log;
type Entry = { level: Level; fields: object; message: string };

export type RecordedLog = Log & { entries: Entry[] };

export function recordedLog(): RecordedLog {
  const entries: Entry[] = [];
  const at = (level: Level) => (fields: object, message: string) =>
    void entries.push({ level, fields, message });

  return { entries, debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") };
}
