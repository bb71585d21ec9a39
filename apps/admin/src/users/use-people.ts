import { useApp } from "../app/app-context.ts";
import { sortOf } from "../page/list-search.ts";
import { usePages } from "../page/use-pages.ts";
import type { UsersSearch } from "./users-search.ts";

const pageSize = 100;

/** Where everything about people is kept; invalidated after a deed. */
export const peopleKey = ["people"] as const;

const isYes = (answer: "yes" | "no" | undefined) => (answer === undefined ? undefined : answer === "yes");

/** The people that an address asks for, page by page. */
export function usePeople(search: UsersSearch) {
  const { browser } = useApp();
  const sort = sortOf(search, { by: "createdAt", direction: "desc" });
  const filter = {
    ...(search.q ? { query: search.q } : {}),
    role: search.role,
    tier: search.tier,
    isActive: isYes(search.active),
    isVerified: isYes(search.verified),
    sort: sort.by,
    direction: sort.direction,
    limit: pageSize,
  };
  const pages = usePages([...peopleKey, filter], (skip) =>
    browser.trpc.admin.users.search.query({ ...filter, skip }),
  );

  return { pages, sort };
}
