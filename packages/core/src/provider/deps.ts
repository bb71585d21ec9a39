import type { Database } from "@claw/db";
import type { Clock } from "../runtime/ports.ts";
import type { Circuits, EnvironmentProvider, ProviderProbe } from "./ports.ts";
import type { ProviderBook } from "./provider-book.ts";

export type ProviderDeps = {
  db: Database;
  clock: Clock;
  book: ProviderBook;
  probe: ProviderProbe;
  circuits: Circuits;
  environment: readonly EnvironmentProvider[];
  /** Seals API keys. */
  key: Buffer;
};
