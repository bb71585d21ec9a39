import { DomainError } from "@claw/contract";

/** Counts the open sockets of each person. */
export type Seats = {
  /** Returns what gives the seat back. TOO_MANY_IN_FLIGHT when the person has all of theirs. */
  take(userId: string): () => void;
};

export function createSeats(perPerson: number): Seats {
  const taken = new Map<string, number>();

  function giveBack(userId: string): void {
    const left = (taken.get(userId) ?? 0) - 1;
    if (left > 0) taken.set(userId, left);
    else taken.delete(userId);
  }

  return {
    take(userId) {
      const count = taken.get(userId) ?? 0;
      if (count >= perPerson) {
        throw new DomainError("TOO_MANY_IN_FLIGHT", {
          message: `At most ${perPerson} connections for one person.`,
        });
      }

      taken.set(userId, count + 1);
      return () => giveBack(userId);
    },
  };
}
