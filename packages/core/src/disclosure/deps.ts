import type { Database } from "@claw/db";
import type { Clock } from "../runtime/ports.ts";
import type { DisclosureMailer } from "./ports.ts";

export type DisclosureDeps = {
  db: Database;
  clock: Clock;
  mailer: DisclosureMailer;
  /** Where people reach the server, without a trailing slash. */
  publicUrl: string;
};
