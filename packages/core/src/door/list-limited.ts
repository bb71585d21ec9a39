import type { Actor, LimitedPage, LimitSubject, ListLimited } from "@claw/contract";
import { requireOperator } from "../runtime/require-actor.ts";
import type { DoorDeps } from "./service.ts";

/** Those that a limit refuses just now, for longest first. */
export async function listLimited(
  { limitedKeys, rateLimiter, clock }: DoorDeps,
  actor: Actor,
  { query, skip, limit: pageSize }: ListLimited,
): Promise<LimitedPage> {
  requireOperator(actor);
  const words = query?.trim().toLowerCase() ?? "";
  const all = await limitedKeys.list();
  const found = all.filter(({ name, key }) => `${name} ${key}`.toLowerCase().includes(words));
  const now = clock.now().getTime();
  const items = await Promise.all(
    found.slice(skip, skip + pageSize).map(async ({ name, key, limit, windowSeconds }) => {
      const { remaining, resetSeconds } = await rateLimiter.peek({ name, limit, windowSeconds }, key);
      const resetAt = new Date(now + resetSeconds * 1000).toISOString();

      return { name, subject: subjectOf(name), key, limit, remaining, resetAt };
    }),
  );

  return { total: found.length, items };
}

/** Limits are named for what they count and by what: `login:address`. */
function subjectOf(name: string): LimitSubject {
  switch (name.slice(name.lastIndexOf(":") + 1)) {
    case "address":
      return "address";
    case "email":
      return "email";
    case "person":
      return "person";
    default:
      return "other";
  }
}
