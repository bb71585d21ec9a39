import type { Present } from "@claw/contract";
import type { Seat } from "./find-seats.ts";
import type { Names } from "./names.ts";

/** Seats with the names of those who sit there. */
export async function presentPeople(
  names: Names,
  seats: readonly (readonly [userId: string, Seat])[],
): Promise<Present[]> {
  const known = await names.find(seats.map(([userId]) => userId));

  return seats.map(([userId, seat]) => ({ userId, name: known.get(userId) ?? "", ...seat }));
}
