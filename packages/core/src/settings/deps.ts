import type { Database } from "@claw/db";
import type { Clock } from "../runtime/ports.ts";
import type { SettingsBook } from "./settings-book.ts";

export type SettingsDeps = { db: Database; clock: Clock; book: SettingsBook; key: Buffer };
