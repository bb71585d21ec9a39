import type { DoorService } from "@claw/contract";
import type { Database } from "@claw/db";
import type { RateLimiter } from "../auth/ports.ts";
import type { Clock } from "../runtime/ports.ts";
import type { AccessBook } from "./access-book.ts";
import { addRule } from "./add-rule.ts";
import { clearLimit } from "./clear-limit.ts";
import { listLimited } from "./list-limited.ts";
import { listRules } from "./list-rules.ts";
import type { LimitedKeys } from "./ports.ts";
import { removeRule } from "./remove-rule.ts";

export type DoorDeps = {
  db: Database;
  clock: Clock;
  book: Pick<AccessBook, "refresh">;
  rateLimiter: RateLimiter;
  limitedKeys: LimitedKeys;
};

export function createDoorService(deps: DoorDeps): DoorService {
  return {
    limited: (actor, input) => listLimited(deps, actor, input),
    clearLimit: (actor, input) => clearLimit(deps, actor, input),
    rules: (actor, input) => listRules(deps, actor, input),
    addRule: (actor, input) => addRule(deps, actor, input),
    removeRule: (actor, input) => removeRule(deps, actor, input),
  };
}
