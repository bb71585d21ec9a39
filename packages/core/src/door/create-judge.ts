import { BlockList, isIP } from "node:net";
import type { AccessEffect } from "@claw/contract";
import { parseRange } from "./address-range.ts";

export type Rule = { effect: AccessEffect; range: string | null; userId: string | null };

/** `in`, or what it is that is not let in. */
export type Verdict = "in" | "address" | "account";

export type Judge = {
  /** @param userId null for a caller who is not known, or not yet */
  judge(address: string, userId: string | null): Verdict;
  /** Somebody may be let in from an address that is denied: who calls has to be known before it is refused. */
  readonly allowsAccounts: boolean;
};

/**
 * An address that is allowed is let in whatever range denies it. An account that is allowed is let in from everywhere,
 * and one that is denied from nowhere. Whatever no rule speaks of is let in.
 */
export function createJudge(rules: readonly Rule[]): Judge {
  const allowed = listOf(rules, "allow");
  const denied = listOf(rules, "deny");

  return {
    allowsAccounts: allowed.accounts.size > 0,
    judge(address, userId) {
      if (userId !== null && denied.accounts.has(userId)) return "account";
      if (userId !== null && allowed.accounts.has(userId)) return "in";

      const isDenied = contains(denied.addresses, address) && !contains(allowed.addresses, address);
      return isDenied ? "address" : "in";
    },
  };
}

function listOf(rules: readonly Rule[], effect: AccessEffect) {
  const addresses = new BlockList();
  const accounts = new Set<string>();
  for (const rule of rules) {
    if (rule.effect !== effect) continue;
    if (rule.userId !== null) accounts.add(rule.userId);
    const range = rule.range === null ? null : parseRange(rule.range);
    if (range) addresses.addSubnet(range.network, range.prefix, range.family);
  }

  return { addresses, accounts };
}

function contains(list: BlockList, address: string): boolean {
  const version = isIP(address);

  return version !== 0 && list.check(address, version === 4 ? "ipv4" : "ipv6");
}
