import type { Actor } from "../actor.ts";
import type { ClearLimit, LimitedPage, ListLimited } from "./limits.ts";
import type { AccessRule, AccessRulePage, AccessRuleRef, AddAccessRule, ListAccessRules } from "./rules.ts";

/** Who is let in, and how often. Operators only. */
export interface DoorService {
  limited(actor: Actor, input: ListLimited): Promise<LimitedPage>;
  /** Lets them go on at once. NOT_FOUND where nobody is limited by that. */
  clearLimit(actor: Actor, input: ClearLimit): Promise<void>;
  rules(actor: Actor, input: ListAccessRules): Promise<AccessRulePage>;
  /** Counts in every process within seconds. CONFLICT where there is one, or where it would lock the caller out. */
  addRule(actor: Actor, input: AddAccessRule): Promise<AccessRule>;
  /** NOT_FOUND; CONFLICT where it would lock the caller out. */
  removeRule(actor: Actor, input: AccessRuleRef): Promise<void>;
}
