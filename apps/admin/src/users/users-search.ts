import { filterOf, type ListSearch, listSearch } from "../page/list-search.ts";

export const peopleSorts = ["createdAt", "lastLoginAt", "name", "email", "totalCost"] as const;
export type PeopleSort = (typeof peopleSorts)[number];
export const roles = ["user", "billing", "operator"] as const;
export const tiers = ["free", "pro", "enterprise"] as const;
export const yesNo = ["yes", "no"] as const;

export type UsersSearch = ListSearch<PeopleSort> & {
  role?: (typeof roles)[number] | undefined;
  tier?: (typeof tiers)[number] | undefined;
  active?: (typeof yesNo)[number] | undefined;
  verified?: (typeof yesNo)[number] | undefined;
};

/** What the list of people is narrowed to. */
export function usersSearch(search: Record<string, unknown>): UsersSearch {
  return {
    ...listSearch(peopleSorts, search),
    role: filterOf(roles, search.role),
    tier: filterOf(tiers, search.tier),
    active: filterOf(yesNo, search.active),
    verified: filterOf(yesNo, search.verified),
  };
}
