import type { SettingKey } from "@claw/contract";
import type { Database } from "@claw/db";
import type { Clock } from "../runtime/ports.ts";
import type { SettingsBook } from "./settings-book.ts";

export type SettingsDeps = {
  db: Database;
  clock: Clock;
  book: SettingsBook;
  key: Buffer;
  /** What may be chosen, where that is known only while the server runs. */
  choices: Partial<Record<SettingKey, () => readonly string[]>>;
};
