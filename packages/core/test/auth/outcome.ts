import { DomainError, type ErrorCode } from "@claw/contract";

/** "ok" or the code that the call was refused with; anything but a DomainError is thrown on. */
export async function outcomeOf(call: Promise<unknown>): Promise<"ok" | ErrorCode> {
  return call.then(
    () => "ok" as const,
    (error: unknown) => {
      if (error instanceof DomainError) return error.code;
      throw error;
    },
  );
}

/** How often each outcome came. */
export async function outcomesOf(
  calls: Promise<unknown>[],
): Promise<Partial<Record<"ok" | ErrorCode, number>>> {
  const counts: Partial<Record<"ok" | ErrorCode, number>> = {};
  for (const outcome of await Promise.all(calls.map(outcomeOf))) counts[outcome] = (counts[outcome] ?? 0) + 1;

  return counts;
}

export function times<Result>(count: number, make: (index: number) => Result): Result[] {
  return Array.from({ length: count }, (_, index) => make(index));
}
