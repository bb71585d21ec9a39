import type { Presence } from "../ports.ts";
import { type LeaseBookOptions, openLeaseBook } from "./lease-book.ts";

/** Presence within this process: a few hundred bytes a socket, one timer for all that ends with time. */
export function inProcessPresence(options: Omit<LeaseBookOptions, "onChange">): Presence & Disposable {
  const { all: _all, people, list, ...book } = openLeaseBook(options);

  return { ...book, countPeople: () => people().size, list: async (organizationId) => list(organizationId) };
}
