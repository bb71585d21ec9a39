import type { Database } from "@claw/db";
import type { Clock } from "../runtime/ports.ts";
import type { Belongings, PasswordCheck, SessionRevocation } from "./ports.ts";

export type UserDeps = {
  db: Database;
  clock: Clock;
  sessions: SessionRevocation;
  passwords: PasswordCheck;
  belongings: Belongings;
};
